package org.steelyard.training.session;

import org.steelyard.platform.problem.Refusal;

/** More people than the session takes; none of them was entered. */
public class SessionFull extends Refusal {
    private static final long serialVersionUID = 1L;

    SessionFull(int capacity, int entered) {
        super(Kind.CONFLICT, "session-full", capacity, entered);
        with("capacity", capacity);
        with("entered", entered);
    }
}
