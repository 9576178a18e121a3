package org.steelyard.complaint.chain;

import org.steelyard.platform.problem.Refusal;

/** A chain is too long to be checked while somebody waits. */
public class LedgerTooLong extends Refusal {
    private static final long serialVersionUID = 1L;

    LedgerTooLong(long links, long most) {
        super(Kind.UNPROCESSABLE, "ledger-too-long", links, most);
    }
}
