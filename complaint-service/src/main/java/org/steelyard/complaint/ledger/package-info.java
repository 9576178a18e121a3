/** Complaints from their entry in a unit's ledger to their end, and the gapless numbers they bear. */
@NullMarked
package org.steelyard.complaint.ledger;

import org.jspecify.annotations.NullMarked;
