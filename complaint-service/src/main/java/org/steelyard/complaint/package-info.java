/** The ledger of the units: complaints, the steps taken on them, and the numbers they bear. */
@NullMarked
package org.steelyard.complaint;

import org.jspecify.annotations.NullMarked;
