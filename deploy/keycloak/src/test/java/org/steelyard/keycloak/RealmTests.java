package org.steelyard.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the file itself may not hold; all else is asked of Keycloak. */
class RealmTests {

    private final JsonNode realm =
            new JsonMapper().readTree(Path.of("steelyard-realm.json").toFile());

    @Test
    void holdsNoSecret() {
        var secrets = Stream.concat(
                realm.findValues("secret").stream(),
                realm.findValues("credentials").stream().map(all -> all.path(0).path("value")));
        assertThat(secrets.map(JsonNode::asString))
                .hasSize(2)
                .allMatch(secret -> secret.matches("\\$\\{STEELYARD_\\w+}"));
    }

    @Test
    void isTriedWithTheKeycloakThatOneHostRuns() throws IOException {
        assertThat(Files.readString(Path.of("../compose/.env.example")))
                .contains("keycloak/keycloak:" + System.getProperty("keycloak.version") + "\n");
    }
}
