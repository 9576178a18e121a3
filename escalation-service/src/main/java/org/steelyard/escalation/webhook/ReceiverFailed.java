package org.steelyard.escalation.webhook;

/** A receiver could not be reached, or says that it cannot take it now. */
public class ReceiverFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public ReceiverFailed(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public ReceiverFailed(String reason, Throwable cause) {
        super(reason, cause, false, false);
        this.reason = reason;
    }

    /** A code, such as {@code HTTP_503} or {@code TIMEOUT}. */
    public String reason() {
        return reason;
    }
}
