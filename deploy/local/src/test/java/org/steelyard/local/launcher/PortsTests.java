package org.steelyard.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void namesATakenPortAndWhatChangesIt() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.choose(null, Map.of(Port.TRAINING, other.getLocalPort()));
            assertThat(ports.taken())
                    .anySatisfy(line -> assertThat(line)
                            .contains("Port " + other.getLocalPort() + " (training)")
                            .contains("--training-port N")
                            .contains("STEELYARD_TRAINING_PORT=N"));
        }
    }

    @Test
    void seesAPortThatIsTakenOnAllAddresses() throws IOException {
        try (var other = new ServerSocket(0)) {
            assertThat(Ports.choose(null, Map.of(Port.GATEWAY, other.getLocalPort()))
                            .taken())
                    .anySatisfy(line -> assertThat(line).contains("--port N"));
        }
    }

    @Test
    void leavesAFreePortAlone() throws IOException {
        var port = free();
        assertThat(Ports.choose(null, Map.of(Port.GATEWAY, port)).taken())
                .noneSatisfy(line -> assertThat(line).contains("(gateway)"));
    }

    static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
