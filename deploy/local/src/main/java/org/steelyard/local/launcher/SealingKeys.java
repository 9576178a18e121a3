package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The keys under which the services seal personal data: made once, beside the data, readable by their owner alone. */
final class SealingKeys {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    private SealingKeys() {}

    /** Makes the keys if there are none; data without their keys are not started on, as nobody could read them. */
    static void ensure(Home home) throws IOException {
        var file = home.sealingKeys();
        if (Files.exists(file)) {
            return;
        }
        if (Files.exists(home.backing())) {
            throw new UsageError(
                    "There are data in %s, but not the keys of what is sealed in them (%s). Put the file back, or start with --fresh."
                            .formatted(home.data(), file));
        }
        var random = new SecureRandom();
        var master = new byte[KEY_BYTES];
        var index = new byte[KEY_BYTES];
        random.nextBytes(master);
        random.nextBytes(index);
        write(file, """
                # What makes names, contacts and narratives readable. Without this file they are lost: keep a copy elsewhere.
                steelyard.sealing.active=%1$s
                steelyard.sealing.master-keys.%1$s=%2$s
                steelyard.sealing.index-key=%3$s
                """.formatted(
                        fingerprint(master),
                        Base64.getEncoder().encodeToString(master),
                        Base64.getEncoder().encodeToString(index)));
    }

    /** A name that tells keys apart without telling anything of them. */
    private static String fingerprint(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "k" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Written aside and moved, so that a crash leaves no half of a key. */
    private static void write(Path file, String text) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "sealing",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
