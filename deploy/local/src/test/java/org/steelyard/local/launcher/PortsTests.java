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
            var ports = Ports.choose(null, Map.of(Port.TRAINING, other.getLocalPort()), 1);
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
            assertThat(Ports.choose(null, Map.of(Port.GATEWAY, other.getLocalPort()), 1)
                            .taken())
                    .anySatisfy(line -> assertThat(line).contains("--port N"));
        }
    }

    @Test
    void leavesAFreePortAlone() throws IOException {
        var port = free();
        assertThat(Ports.choose(null, Map.of(Port.GATEWAY, port), 1).taken())
                .noneSatisfy(line -> assertThat(line).contains("(gateway)"));
    }

    @Test
    void seesAPortThatIsTakenForAFurtherInstance() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var first = other.getLocalPort() - Ports.APART;
            assertThat(Ports.choose(null, Map.of(Port.GATEWAY, first), 2).taken())
                    .anySatisfy(line -> assertThat(line)
                            .contains("Port " + other.getLocalPort() + " (gateway)")
                            .contains("--port N"));
        }
    }

    static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
