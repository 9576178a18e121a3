package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTests {

    private static final Path ROOT = Path.of("/a-clone");

    @Test
    void hasThePortsOfTheHouseByDefault() {
        var ports = parse().ports();
        assertThat(ports.of(Port.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Port.STORE)).isEqualTo(27017);
        assertThat(ports.url(Port.IDENTITY)).isEqualTo("http://127.0.0.1:8085");
    }

    @Test
    void movesAllPortsAtOnceAndEachByItself() {
        var ports = parse("--port-base", "18200", "--store-port", "19000").ports();
        assertThat(ports.of(Port.GATEWAY)).isEqualTo(18200);
        assertThat(ports.of(Port.IDENTITY_MANAGEMENT)).isEqualTo(18214);
        assertThat(ports.of(Port.STORE)).isEqualTo(19000);
    }

    @Test
    void givesEachInstanceOfAServiceAndOfTheGatewayPortsOfItsOwn() {
        var ports = parse("--instances", "2").ports();
        assertThat(ports.of(Port.GATEWAY, 2)).isEqualTo(8180);
        assertThat(ports.urls(Port.COMPLAINT)).isEqualTo("http://127.0.0.1:8081,http://127.0.0.1:8181");
        assertThatThrownBy(() -> parse("--instances", "5")).hasMessageContaining("--instances must be from 1 to 4");
        assertThatThrownBy(() -> parse("--instances", "2", "--broker-port", "8184"))
                .hasMessageContaining("Port 8184")
                .hasMessageContaining("--assessment-port");
    }

    @Test
    void letsTheOptionWinOverTheVariable() {
        var environment = Map.of("STEELYARD_PORT", "1000", "STEELYARD_BROKER_PORT", "2000");
        var ports = Options.parse(List.of("--port", "3000"), environment, ROOT).ports();
        assertThat(ports.of(Port.GATEWAY)).isEqualTo(3000);
        assertThat(ports.of(Port.BROKER)).isEqualTo(2000);
    }

    @Test
    void keepsItsDataBesideTheSourcesUnlessToldOtherwise() {
        assertThat(parse().home()).isEqualTo(Path.of("/a-clone/.steelyard"));
        assertThat(parse("--data-dir", "/var/lib/steelyard").home()).isEqualTo(Path.of("/var/lib/steelyard"));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> parse("--prot", "1"))
                .hasMessageContaining("--prot")
                .hasMessageContaining("--help");
        assertThatThrownBy(() -> parse("--port")).hasMessageContaining("--port needs a value");
        assertThatThrownBy(() -> parse("--port", "http")).hasMessageContaining("--port must be a number");
        assertThatThrownBy(() -> parse("--port", "70000")).hasMessageContaining("--port must be between 1 and 65535");
        assertThatThrownBy(() -> parse("--port", "8081"))
                .hasMessageContaining("8081")
                .hasMessageContaining("--port")
                .hasMessageContaining("--complaint-port");
    }

    @Test
    void explainsEveryPort() throws IOException {
        var help = Options.help();
        for (var port : Port.values()) {
            assertThat(help).containsPattern(port.option() + "[ N]+\\D*" + port.byDefault());
        }
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of(), ROOT);
    }
}
