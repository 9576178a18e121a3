package org.steelyard.escalation.webhook;

import org.steelyard.platform.problem.Refusal;

/** There are as many webhooks as the settings allow. */
public class TooManyWebhooks extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyWebhooks(int limit) {
        super(Kind.CONFLICT, "too-many-webhooks", limit);
    }
}
