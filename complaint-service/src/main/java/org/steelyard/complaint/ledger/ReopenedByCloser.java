package org.steelyard.complaint.ledger;

import org.steelyard.platform.problem.Refusal;

/** Who closed a complaint cannot be the one who opens it again. */
public class ReopenedByCloser extends Refusal {
    private static final long serialVersionUID = 1L;

    ReopenedByCloser() {
        super(Kind.FORBIDDEN, "reopened-by-closer");
    }
}
