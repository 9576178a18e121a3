/** What completions promise. */
@NullMarked
package org.steelyard.training.completion;

import org.jspecify.annotations.NullMarked;
