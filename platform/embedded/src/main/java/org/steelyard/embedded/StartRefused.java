package org.steelyard.embedded;

/** The broker or the store cannot start where it was told to; the message says what is in the way and which setting moves it. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String reason) {
        super(reason);
    }

    StartRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
