package org.steelyard.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where and how an embedded broker runs.
 *
 * @param directory      everything the broker keeps; a second start on it takes up the data of the first
 * @param host           address to listen on and to tell clients
 * @param port           port for clients, 0 for any free one
 * @param controllerPort port of the KRaft controller, 0 for any free one
 * @param partitions     partitions of a topic created without a number
 * @param more           broker properties that replace the defaults of {@link EmbeddedBroker}
 */
public record BrokerSettings(
        Path directory, String host, int port, int controllerPort, int partitions, Map<String, String> more) {

    private static final int PARTITIONS = 4;

    public BrokerSettings {
        more = Map.copyOf(more);
    }

    /** On the loopback address, on any free ports. */
    public static BrokerSettings in(Path directory) {
        return new BrokerSettings(directory, "127.0.0.1", 0, 0, PARTITIONS, Map.of());
    }

    public BrokerSettings withHost(String host) {
        return new BrokerSettings(directory, host, port, controllerPort, partitions, more);
    }

    public BrokerSettings withPorts(int port, int controllerPort) {
        return new BrokerSettings(directory, host, port, controllerPort, partitions, more);
    }

    public BrokerSettings withPartitions(int partitions) {
        return new BrokerSettings(directory, host, port, controllerPort, partitions, more);
    }

    public BrokerSettings with(String property, String value) {
        var all = new HashMap<>(more);
        all.put(property, value);
        return new BrokerSettings(directory, host, port, controllerPort, partitions, all);
    }
}
