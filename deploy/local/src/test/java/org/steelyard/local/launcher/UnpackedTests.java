package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.local.launcher.Program.Tier;

class UnpackedTests {

    @TempDir
    Path folder;

    @Test
    void makesAPlainJarThatStarts() throws Exception {
        var unpacked = unpack("one");

        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        unpacked.jar().toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("no port, no service");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(7);
    }

    @Test
    void keepsFoldersThatComponentScanningAsksFor() throws IOException {
        try (var jar = new JarFile(unpack("one").jar().toFile())) {
            assertThat(jar.getEntry("org/steelyard/local/launcher/")).isNotNull();
        }
    }

    @Test
    void takesTheSameBuildApartOnce() throws IOException {
        var first = unpack("one");
        var written = Files.getLastModifiedTime(first.jar());
        assertThat(unpack("one")).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.jar())).isEqualTo(written);
        assertThat(unpack("two").folder()).isNotEqualTo(first.folder());
    }

    @Test
    void copiesALibraryAgainThatWentMissing() throws IOException {
        var library = library(unpack("one"));
        Files.delete(library);
        assertThat(library(unpack("one"))).isEqualTo(library).exists();
    }

    @Test
    void keepsTheLastTwoBuildsAndTheirLibraries() throws IOException {
        var old = unpack("one");
        var oldLibrary = library(old);
        Files.setLastModifiedTime(old.folder(), FileTime.from(Instant.EPOCH));
        var kept = List.of(unpack("two"), unpack("three"));

        Unpacked.prune(folder.resolve("cache"));

        assertThat(old.folder()).doesNotExist();
        assertThat(oldLibrary).doesNotExist();
        for (var build : kept) {
            assertThat(build.jar()).exists();
            assertThat(library(build)).exists();
        }
    }

    private Unpacked unpack(String libraryContent) throws IOException {
        var program = FakeSystem.program("fake", Tier.SERVICE, FakeJar.in(folder, libraryContent), 1);
        return Unpacked.of(program, folder.resolve("cache"));
    }

    private static Path library(Unpacked unpacked) throws IOException {
        try (var jar = new JarFile(unpacked.jar().toFile())) {
            return unpacked.jar()
                    .resolveSibling(jar.getManifest().getMainAttributes().getValue(Name.CLASS_PATH))
                    .normalize();
        }
    }
}
