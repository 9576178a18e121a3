/** How scores went from day to day. */
@NullMarked
package org.steelyard.assessment.history;

import org.jspecify.annotations.NullMarked;
