package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @TempDir
    Path folder;

    @Test
    void setsAFullFileAsideAndDropsTheOldest() throws Exception {
        var log = new LogFile(folder.resolve("a.log"), 10_000, 2);
        for (var round = 1; round <= 4; round++) {
            log.copyFrom(text(("round " + round + "\n").repeat(1_000)));
        }
        assertThat(log.path()).exists();
        assertThat(folder.resolve("a.log.1")).exists();
        assertThat(folder.resolve("a.log.2")).exists();
        assertThat(folder.resolve("a.log.3")).doesNotExist();
        for (var file : new String[] {"a.log", "a.log.1", "a.log.2"}) {
            assertThat(Files.size(folder.resolve(file))).isLessThanOrEqualTo(10_000);
        }
        assertThat(Files.readString(log.path())).endsWith("round 4\n");
    }

    @Test
    void remembersTheLastLines() {
        var log = new LogFile(folder.resolve("a.log"), 1 << 20, 1);
        log.copyFrom(text("line\n".repeat(5_000) + "last but one\n公平秤\n"));
        assertThat(log.lastLines(2)).containsExactly("last but one", "公平秤");
        assertThat(new LogFile(folder.resolve("b.log"), 1, 1).lastLines(3)).containsExactly("");
    }

    private static ByteArrayInputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
