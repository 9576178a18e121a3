package org.steelyard.escalation.notification;

/** Somebody at this process who passes on what recipients are told. */
public interface Waiting {

    /** There is something new for this recipient, or was a moment ago. */
    void nudge(Recipient recipient);
}
