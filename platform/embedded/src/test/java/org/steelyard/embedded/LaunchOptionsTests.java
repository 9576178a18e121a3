package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LaunchOptionsTests {

    @Test
    void standOnTheirDefaults() {
        var options = options(Map.of());
        assertThat(options.broker().port()).isEqualTo(9092);
        assertThat(options.broker().controllerPort()).isEqualTo(9093);
        assertThat(options.store().port()).isEqualTo(27017);
        assertThat(options.store().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void optionWinsOverEnvironment() {
        var environment = Map.of("STEELYARD_STORE_PORT", "1", "STEELYARD_BROKER_PORT", "2");
        var options = options(environment, "--store-port", "3");
        assertThat(options.store().port()).isEqualTo(3);
        assertThat(options.broker().port()).isEqualTo(2);
    }

    @Test
    void refuseWhatTheyCannotUnderstand() {
        assertThatThrownBy(() -> options(Map.of(), "--store-port=x").store())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--store-port is x");
        assertThatThrownBy(() -> options(Map.of(), "--host")).hasMessageContaining("--host needs a value");
        assertThatThrownBy(() -> options(Map.of(), "--store-durability=none").store())
                .hasMessageContaining("process-kill or power-loss");
    }

    private static LaunchOptions options(Map<String, String> environment, String... arguments) {
        return LaunchOptions.of(List.of(arguments), new Properties(), environment);
    }
}
