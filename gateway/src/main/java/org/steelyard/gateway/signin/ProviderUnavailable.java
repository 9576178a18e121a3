package org.steelyard.gateway.signin;

import org.jspecify.annotations.Nullable;

/** The provider cannot be asked now; nobody's fault who signs in, and worth another try. */
final class ProviderUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderUnavailable(String message, @Nullable Exception cause) {
        super(message, cause);
    }
}
