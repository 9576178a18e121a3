package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The pair of keys that vouches for the daily anchors of ledgers: made once, beside the data. */
final class AnchorKeys {

    private static final int LINE = 64;

    private AnchorKeys() {}

    static Path privateKey(Home home) {
        return home.data().resolve("ledger-anchor-key.pem");
    }

    static Path publicKey(Home home) {
        return home.data().resolve("ledger-anchor-key.pub.pem");
    }

    static Path anchors(Home home) {
        return home.data().resolve("ledger-anchors");
    }

    /** Makes the keys if there are none. The private one comes last, so that where it is, its counterpart is too. */
    static void ensure(Home home) throws IOException {
        if (Files.exists(privateKey(home))) {
            return;
        }
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            write(publicKey(home), "PUBLIC KEY", pair.getPublic().getEncoded());
            write(privateKey(home), "PRIVATE KEY", pair.getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** Written aside and moved, so that a crash leaves no half of a key; readable by its owner from the start. */
    private static void write(Path file, String label, byte[] key) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "anchor",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key);
        Files.writeString(fresh, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
