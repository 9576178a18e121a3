package org.steelyard.gateway.signin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider gave for a browser; it never leaves the gateway but to the services.
 *
 * @param access relayed with each request
 * @param accessEnds when it ends
 * @param refresh gets the next one; none where the provider gives none, and the session then ends with the token
 * @param id names the session to the provider at sign-out
 */
record Tokens(String access, Instant accessEnds, @Nullable String refresh, String id) {

    boolean goodFor(Duration ahead, Instant now) {
        return now.plus(ahead).isBefore(accessEnds);
    }

    @Override
    public String toString() {
        return "Tokens[accessEnds=" + accessEnds + ", withheld]";
    }
}
