/** Consultations, the third and lightest track of a ledger, and the notes that a month brought none. */
@NullMarked
package org.steelyard.complaint.consultation;

import org.jspecify.annotations.NullMarked;
