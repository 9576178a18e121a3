package org.steelyard.training.session;

import java.util.List;

/** Where a session is in its life, and what may be done with it. */
public enum SessionStatus {
    PLANNED("attendance", "cancellation"),
    HELD("attendance"),
    CANCELLED;

    private final List<String> allowed;

    SessionStatus(String... allowed) {
        this.allowed = List.of(allowed);
    }

    /** The steps that are possible now. */
    public List<String> allowed() {
        return allowed;
    }
}
