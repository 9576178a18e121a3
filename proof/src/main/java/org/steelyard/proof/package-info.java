/** How a ledger is chained, anchored and exported, and how anybody checks that nothing in it was altered. */
@NullMarked
package org.steelyard.proof;

import org.jspecify.annotations.NullMarked;
