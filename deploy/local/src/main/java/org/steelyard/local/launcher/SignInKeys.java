package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What gateway and identity provider know each other by, and the key that seals browsers' tokens in the store: made once,
 * beside the data. Without the file everyone signs in anew and nothing else is lost.
 */
final class SignInKeys {

    private static final int BYTES = 32;

    private SignInKeys() {}

    static void ensure(Home home) throws IOException {
        if (Files.exists(home.signInKeys())) {
            return;
        }
        write(home.signInKeys(), """
                # How the gateway proves itself to the local identity provider, and the key of browsers' sessions.
                steelyard.gateway.sign-in.client-id=steelyard-console
                steelyard.gateway.sign-in.client-secret=%1$s
                steelyard.gateway.sign-in.key=%2$s
                steelyard.identity.client-secret=%1$s
                """.formatted(
                        secret(Base64.getUrlEncoder().withoutPadding()), secret(Base64.getEncoder())));
    }

    private static String secret(Base64.Encoder encoder) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    /** Written aside and moved, so that a crash leaves no half of it; readable by its owner from the start. */
    private static void write(Path file, String text) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "sign-in",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
