package org.steelyard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The published document says what the contracts say; {@code -Dasyncapi.write=true} writes it anew. */
class AsyncApiTests {

    private static final Path PUBLISHED = Path.of("../../docs/asyncapi.yaml");

    @Test
    void saysWhatTheContractsSay() throws Exception {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDereferenceAliases(true);
        options.setWidth(120);
        var current = new Yaml(options).dump(new AsyncApi().document());
        if (Boolean.getBoolean("asyncapi.write")) {
            Files.writeString(PUBLISHED, current);
        }

        assertThat(Files.readString(PUBLISHED)).isEqualTo(current);
    }
}
