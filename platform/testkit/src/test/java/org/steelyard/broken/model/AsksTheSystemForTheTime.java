package org.steelyard.broken.model;

import java.time.Instant;

/** Breaks: time comes from a Clock. */
class AsksTheSystemForTheTime {
    Instant now() {
        return Instant.now();
    }
}
