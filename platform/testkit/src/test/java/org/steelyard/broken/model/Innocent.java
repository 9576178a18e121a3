package org.steelyard.broken.model;

import java.time.Clock;
import java.time.Instant;

/** Breaks nothing. */
class Innocent {
    Instant now(Clock clock) {
        return Instant.now(clock);
    }
}
