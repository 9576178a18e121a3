/** What everything printed does alike. */
@NullMarked
package org.steelyard.platform.paper;

import org.jspecify.annotations.NullMarked;
