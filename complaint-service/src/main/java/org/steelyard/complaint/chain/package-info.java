/** The chain over what is written in each unit's ledger, its daily anchors, and the proof that nothing was altered. */
@NullMarked
package org.steelyard.complaint.chain;

import org.jspecify.annotations.NullMarked;
