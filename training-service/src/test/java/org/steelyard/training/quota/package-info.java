/** What quotas promise. */
@NullMarked
package org.steelyard.training.quota;

import org.jspecify.annotations.NullMarked;
