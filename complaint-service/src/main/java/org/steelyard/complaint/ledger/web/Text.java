package org.steelyard.complaint.ledger.web;

import org.jspecify.annotations.Nullable;

/** Texts as they come in. */
final class Text {

    private Text() {}

    /** Blank says nothing. */
    static @Nullable String stated(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    /** What a field says after a correction: what it said if the correction does not mention it, nothing if it is blank. */
    static @Nullable String corrected(@Nullable String before, @Nullable String given) {
        return given == null ? before : stated(given);
    }
}
