package org.steelyard.local.sample;

import java.time.Duration;

/**
 * The loader's limits.
 *
 * @param inFlight how many requests are under way at once
 * @param requestTimeout how long one request may take
 * @param patience how long it goes on trying where the other side is busy
 * @param newsPatience how long it goes on trying where the other side has not heard yet of what it is asked about
 * @param firstPause first pause between two tries, doubled each time
 * @param longestPause longest pause between two tries
 */
record Settings(
        int inFlight,
        Duration requestTimeout,
        Duration patience,
        Duration newsPatience,
        Duration firstPause,
        Duration longestPause) {

    static final Settings USUAL = new Settings(
            8,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(2));
}
