package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingKeysTests {

    @TempDir
    Path folder = Path.of("");

    private Home home = new Home(folder);

    @BeforeEach
    void home() throws IOException {
        home = new Home(folder);
        Files.createDirectories(home.data());
    }

    @Test
    void areMadeOnceForTheirOwnerAlone() throws IOException {
        SealingKeys.ensure(home);
        var first = Files.readString(home.sealingKeys());
        SealingKeys.ensure(home);

        assertThat(Files.readString(home.sealingKeys())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.sealingKeys())))
                .isEqualTo("rw-------");
        var keys = new Properties();
        try (var in = Files.newBufferedReader(home.sealingKeys())) {
            keys.load(in);
        }
        var active = keys.getProperty("steelyard.sealing.active");
        var master = keys.getProperty("steelyard.sealing.master-keys." + active);
        var index = keys.getProperty("steelyard.sealing.index-key");
        assertThat(Base64.getDecoder().decode(master)).hasSize(32);
        assertThat(Base64.getDecoder().decode(index)).hasSize(32);
        assertThat(master).isNotEqualTo(index);
    }

    @Test
    void areNotReplacedByOthersForDataThatWereSealedBefore() throws IOException {
        Files.createDirectories(home.backing());
        assertThatThrownBy(() -> SealingKeys.ensure(home))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("sealing.properties")
                .hasMessageContaining("--fresh");
    }
}
