/** Fills an empty system with the sample county and plays a recorded life on it, through the public API alone. */
@NullMarked
package org.steelyard.local.sample;

import org.jspecify.annotations.NullMarked;
