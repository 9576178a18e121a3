/** What may happen to a complaint, and how its document looks. */
@NullMarked
package org.steelyard.complaint.ledger;

import org.jspecify.annotations.NullMarked;
