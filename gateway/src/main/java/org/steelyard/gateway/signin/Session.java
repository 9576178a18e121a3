package org.steelyard.gateway.signin;

import java.time.Instant;

/**
 * A browser that is signed in.
 *
 * @param id the secret in its cookie
 * @param account whose it is, as a keyed mark
 * @param seen when it was last used, give or take how often that is written down
 * @param ends when it ends however much it is used
 */
record Session(String id, String account, Instant seen, Instant ends, Tokens tokens) {

    @Override
    public String toString() {
        return "Session[ends=" + ends + ", withheld]";
    }
}
