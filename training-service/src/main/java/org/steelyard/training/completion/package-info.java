/** Who completed which module in which year. */
@NullMarked
package org.steelyard.training.completion;

import org.jspecify.annotations.NullMarked;
