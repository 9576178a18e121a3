package org.steelyard.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an embedded store runs.
 *
 * @param directory      everything the store keeps, or null to keep it in memory only
 * @param host           address to listen on
 * @param port           port for clients, 0 for any free one
 * @param commitInterval least time between two commits; zero commits as soon as the one before is done
 * @param durability     what an acknowledged write survives
 * @param maxConnections clients beyond this number are turned away
 */
public record StoreSettings(
        @Nullable Path directory,
        String host,
        int port,
        Duration commitInterval,
        Durability durability,
        int maxConnections) {

    private static final int MAX_CONNECTIONS = 1_000;

    /** What an acknowledged write survives. */
    public enum Durability {
        /** The death of the process, however sudden: the bytes are with the operating system. */
        PROCESS_KILL,
        /** The loss of power as well: the bytes are forced to the device. */
        POWER_LOSS
    }

    /** On disk, on the loopback address, on any free port. */
    public static StoreSettings in(Path directory) {
        return new StoreSettings(directory, "127.0.0.1", 0, Duration.ZERO, Durability.PROCESS_KILL, MAX_CONNECTIONS);
    }

    /** In memory, for tests: the same code, gone when closed. */
    public static StoreSettings inMemory() {
        return new StoreSettings(null, "127.0.0.1", 0, Duration.ZERO, Durability.PROCESS_KILL, MAX_CONNECTIONS);
    }

    public StoreSettings withHost(String host) {
        return new StoreSettings(directory, host, port, commitInterval, durability, maxConnections);
    }

    public StoreSettings withPort(int port) {
        return new StoreSettings(directory, host, port, commitInterval, durability, maxConnections);
    }

    public StoreSettings withCommitInterval(Duration commitInterval) {
        return new StoreSettings(directory, host, port, commitInterval, durability, maxConnections);
    }

    public StoreSettings withDurability(Durability durability) {
        return new StoreSettings(directory, host, port, commitInterval, durability, maxConnections);
    }
}
