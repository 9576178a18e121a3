/** The training service as its neighbours see it. */
@NullMarked
package org.steelyard.training;

import org.jspecify.annotations.NullMarked;
