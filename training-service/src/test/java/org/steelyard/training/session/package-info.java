/** What sessions promise. */
@NullMarked
package org.steelyard.training.session;

import org.jspecify.annotations.NullMarked;
