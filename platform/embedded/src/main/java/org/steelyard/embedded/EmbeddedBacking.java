package org.steelyard.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One broker and one store for all tests of a JVM, each started when first asked for, gone when the JVM ends. */
public final class EmbeddedBacking {

    private static final EmbeddedBacking SHARED = new EmbeddedBacking();

    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedStore store;

    private EmbeddedBacking() {
        quieten("kafka", "org.apache.kafka", "state.change.logger", "de.bwaldvogel.mongo");
    }

    /** Several hundred lines a start would bury what a test has to say; who set a level keeps it. */
    private static void quieten(String... loggers) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            for (var logger : loggers) {
                if (context.getLogger(logger).getLevel() == null) {
                    context.getLogger(logger).setLevel(Level.WARN);
                }
            }
        }
    }

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
