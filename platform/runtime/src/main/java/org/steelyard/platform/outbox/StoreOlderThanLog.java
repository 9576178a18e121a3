package org.steelyard.platform.outbox;

import org.steelyard.platform.problem.Refusal;

/** The store does not know what this service has told before, so nothing new is written. */
public class StoreOlderThanLog extends Refusal {
    private static final long serialVersionUID = 1L;

    public StoreOlderThanLog() {
        super(Kind.UNAVAILABLE, "store-older-than-log");
    }
}
