package org.steelyard.complaint.ledger;

import org.steelyard.platform.problem.Refusal;

/** So many steps were taken on one complaint that something must be wrong with whoever takes them. */
public class HistoryFull extends Refusal {
    private static final long serialVersionUID = 1L;

    HistoryFull(int limit) {
        super(Kind.CONFLICT, "history-full", limit);
    }
}
