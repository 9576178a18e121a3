package org.steelyard.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One broker and one store for all tests of a JVM, each started when first asked for, gone when the JVM ends. */
public final class EmbeddedBacking {

    private static final EmbeddedBacking SHARED = new EmbeddedBacking();

    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedStore store;

    private EmbeddedBacking() {}

    public static EmbeddedBacking shared() {
        return SHARED;
    }

    /** The address for {@code bootstrap.servers}. */
    public synchronized String bootstrapServers() {
        if (broker == null) {
            var directory = temporaryDirectory();
            var started = broker = new EmbeddedBroker(BrokerSettings.in(directory)).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.close();
                delete(directory);
            }));
        }
        return broker.bootstrapServers();
    }

    /** The connection string of the store, without a database name; it ends with a slash. */
    public synchronized String mongoUri() {
        if (store == null) {
            store = new EmbeddedStore(StoreSettings.inMemory()).start();
        }
        return store.uri();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("steelyard-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
