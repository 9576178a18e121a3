package org.steelyard.local.launcher;

/** Something the person at the keyboard can put right; its message says how. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message);
    }
}
