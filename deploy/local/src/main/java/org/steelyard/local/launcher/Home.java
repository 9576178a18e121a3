package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The folder a local system lives in. */
record Home(Path folder) {

    private static final int SECRET_BYTES = 32;

    Path data() {
        return folder.resolve("data");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path cache() {
        return folder.resolve("cache");
    }

    /** What the broker and the store keep. */
    Path backing() {
        return data().resolve("backing");
    }

    /** The keys of personal data. */
    Path sealingKeys() {
        return data().resolve("sealing.properties");
    }

    /** What the gateway proves itself with at the identity provider, and the key of browsers' sessions. */
    Path signInKeys() {
        return data().resolve("sign-in.properties");
    }

    /** There once the sample county was loaded to its end. */
    Path sampleMark() {
        return data().resolve("sample-loaded");
    }

    Path secret() {
        return run().resolve("demo-secret");
    }

    void create() throws IOException {
        for (var part : new Path[] {data(), logs(), run(), cache()}) {
            Files.createDirectories(part);
        }
        Files.setPosixFilePermissions(run(), PosixFilePermissions.fromString("rwx------"));
    }

    /** A new secret for each run, readable by its owner alone from the moment the file is there. */
    void writeSecret() throws IOException {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(secret());
        Files.createFile(secret(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
    }

    /** Deletes a folder and all in it; no matter if it is not there. Links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
