package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInKeysTests {

    @TempDir
    Path folder;

    @Test
    void areMadeOnceAndReadableByTheirOwnerAlone() throws IOException {
        var home = new Home(folder);
        home.create();

        SignInKeys.ensure(home);
        var first = Files.readString(home.signInKeys());
        SignInKeys.ensure(home);

        assertThat(Files.readString(home.signInKeys())).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(home.signInKeys())).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void gatewayAndIdentityKnowTheSameSecret() throws IOException {
        var home = new Home(folder);
        home.create();
        SignInKeys.ensure(home);

        var keys = new Properties();
        keys.load(new StringReader(Files.readString(home.signInKeys())));

        assertThat(keys.getProperty("steelyard.gateway.sign-in.client-secret"))
                .hasSizeGreaterThan(40)
                .isEqualTo(keys.getProperty("steelyard.identity.client-secret"));
        assertThat(Base64.getDecoder().decode(keys.getProperty("steelyard.gateway.sign-in.key")))
                .hasSize(32);
    }
}
