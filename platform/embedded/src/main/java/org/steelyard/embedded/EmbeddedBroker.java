package org.steelyard.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker of one node (KRaft, broker and controller in one), on disk, inside this JVM. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE = 1;

    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20)),
            // the log is what scores are rebuilt from, and a village may be switched off for weeks
            Map.entry("log.retention.ms", "-1"),
            Map.entry("offsets.retention.minutes", String.valueOf(366 * 24 * 60)));

    private final BrokerSettings settings;
    private @Nullable DataDirectory directory;
    private @Nullable KafkaRaftServer server;
    private int port;

    public EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts, on what the directory holds from before if it holds anything, and returns when clients can connect.
     *
     * @throws StartRefused if a port is taken or another process uses the directory
     */
    public synchronized EmbeddedBroker start() {
        if (server != null) {
            throw new IllegalStateException("already started");
        }
        port = Ports.claim(settings.host(), settings.port(), "--broker-port");
        var controllerPort = Ports.claim(settings.host(), settings.controllerPort(), "--controller-port");
        directory = DataDirectory.claim(settings.directory());
        try {
            var log = directory.resolve("log");
            format(log);
            server = new KafkaRaftServer(KafkaConfig.fromProps(properties(log, controllerPort)), Time.SYSTEM);
            server.startup();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return settings.host() + ":" + port;
    }

    /** Stops in order, leadership handed back and logs closed; harmless if never started or already closed. */
    @Override
    public synchronized void close() {
        try {
            if (server != null) {
                server.shutdown();
                server.awaitShutdown();
            }
        } finally {
            server = null;
            if (directory != null) {
                directory.close();
                directory = null;
            }
        }
    }

    private static void format(Path log) {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        var said = new ByteArrayOutputStream();
        try {
            Files.createDirectories(log);
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .run();
        } catch (Exception e) {
            throw new StartRefused(
                    "The broker's directory %s cannot be formatted: %s%n%s"
                            .formatted(log, e, said.toString(StandardCharsets.UTF_8)),
                    e);
        }
    }

    private Properties properties(Path log, int controllerPort) {
        var broker = "BROKER://" + settings.host() + ":" + port;
        var controller = settings.host() + ":" + controllerPort;
        var all = new Properties();
        all.put("process.roles", "broker,controller");
        all.put("node.id", String.valueOf(NODE));
        // static voters, not a dynamic quorum: the address may change from one start to the next
        all.put("controller.quorum.voters", NODE + "@" + controller);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "BROKER");
        all.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("listeners", broker + ",CONTROLLER://" + controller);
        all.put("advertised.listeners", broker);
        all.put("log.dirs", log.toString());
        all.put("num.partitions", String.valueOf(settings.partitions()));
        all.putAll(ONE_NODE);
        all.putAll(settings.more());
        return all;
    }
}
