package org.steelyard.gateway.signin;

import java.time.Instant;

/**
 * A sign-in under way, kept by the browser in a sealed cookie: who does not finish costs the gateway nothing.
 *
 * @param state comes back with the answer
 * @param nonce comes back in the identity token, hashed
 * @param verifier proves to the provider that who asked and who comes with the code are one (RFC 7636)
 * @param redirectUri where the provider sends the browser back to
 * @param to where the browser wanted to go
 * @param ends until when it may be finished
 */
record Attempt(String state, String nonce, String verifier, String redirectUri, String to, Instant ends) {

    @Override
    public String toString() {
        return "Attempt[ends=" + ends + ", withheld]";
    }
}
