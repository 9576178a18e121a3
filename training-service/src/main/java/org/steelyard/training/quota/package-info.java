/** Who has had the training due in a year, and what was offered. */
@NullMarked
package org.steelyard.training.quota;

import org.jspecify.annotations.NullMarked;
