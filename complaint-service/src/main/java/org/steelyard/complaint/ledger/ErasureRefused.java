package org.steelyard.complaint.ledger;

import org.steelyard.platform.problem.Refusal;

/** Who still handles a complaint needs to know whose it is. */
class ErasureRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    ErasureRefused(ComplaintStatus status) {
        super(Kind.CONFLICT, "erasure-refused", status);
        with("state", status);
    }
}
