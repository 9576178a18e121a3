package org.steelyard.platform.outbox;

import org.steelyard.platform.problem.Refusal;

/** The same idempotency key came with another request. */
public class IdempotencyKeyReused extends Refusal {
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
        super(Kind.UNPROCESSABLE, "idempotency-key-reused");
    }
}
