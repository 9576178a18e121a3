package org.steelyard.escalation.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;

/** Two thousand people with the page open, most of the time told nothing, at one instance. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "steelyard.notifications.heartbeat=15s", // each looks into the store
            "steelyard.notifications.max-streams-per-account=20",
            "server.tomcat.connection-timeout=20s"
        })
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before the test
class ManyStreamsIT {

    private static final Logger log = LoggerFactory.getLogger(ManyStreamsIT.class);

    private static final int UNITS = 100;
    private static final int CLIENTS_PER_UNIT = 20;
    private static final int CLIENTS = UNITS * CLIENTS_PER_UNIT;
    private static final int MOST_NEW_THREADS = 40;
    private static final long MOST_HEAP_PER_CLIENT = 192 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    UnitDirectory units;

    @Test
    void areAllServedByOneInstanceWithFewThreadsAndLittleMemory() throws Exception {
        var county = aCountyWithUnits();
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();
        var heap = usedHeap();
        try (var clients = new Clients(port)) {
            open(clients, county);
            await().until(() -> clients.all(client -> client.saw(":listening")));
            await().until(() -> clients.all(client -> client.saw(":beat")));
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + MOST_NEW_THREADS);
            var perClient = (usedHeap() - heap) / CLIENTS;
            assertThat(perClient).isLessThan(MOST_HEAP_PER_CLIENT);

            var issued = Api.on(port)
                    .as(county.token(Role.COUNTY_REGULATOR))
                    .post(
                            "/api/warnings",
                            "{\"category\":\"FOOD\",\"title\":\"t\",\"content\":\"c\",\"areas\":[\"%s\"]}"
                                    .formatted(county.code()));
            assertThat(issued.status()).isEqualTo(201);

            await().until(() -> clients.all(client -> client.saw("event:warning-issued")));
            assertThat(clients.all(client -> !client.isEnded())).isTrue();
            log.atInfo()
                    .addKeyValue("bytesOfHeapPerClient", perClient)
                    .addKeyValue("threads", ManagementFactory.getThreadMXBean().getThreadCount() - threads)
                    .log("Many streams");
        }
    }

    private County aCountyWithUnits() {
        var service = new ServiceUnderTest(port, kafka, consumers);
        var county = new County(UUID.randomUUID().toString().substring(0, 8));
        for (var number = 0; number < UNITS; number++) {
            service.tellUnit(unit(county, number));
        }
        await().until(() -> units.within(List.of(county.code())).size() == UNITS);
        return county;
    }

    private static UnitRef unit(County county, int number) {
        var code = county.code() + "-S" + number;
        return new UnitRef(code, UnitKind.STATION, List.of(county.code(), code));
    }

    private static void open(Clients clients, County county) throws IOException {
        for (var number = 0; number < UNITS; number++) {
            var unit = unit(county, number);
            var token = TestIssuer.token(
                    "officer-of-" + unit.code(),
                    Map.of("roles", List.of("STATION_OFFICER"), "unit", unit.code(), "path", unit.path()));
            for (var client = 0; client < CLIENTS_PER_UNIT; client++) {
                clients.open(token);
            }
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Any number of listening clients on one thread. */
    private static final class Clients implements AutoCloseable {
        private final int port;
        private final Selector selector = Selector.open();
        private final List<Client> all = new CopyOnWriteArrayList<>();
        private final Thread reader;

        Clients(int port) throws IOException {
            this.port = port;
            this.reader = Thread.ofPlatform().daemon().start(this::read);
        }

        void open(String token) throws IOException {
            var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            var request = "GET /api/notifications/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\n\r\n";
            var unused = channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            var client = new Client(channel);
            all.add(client);
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ, client);
        }

        boolean all(Predicate<Client> test) {
            return all.size() == CLIENTS && all.stream().allMatch(test);
        }

        private void read() {
            try {
                while (selector.isOpen()) {
                    var unused = selector.select(100);
                    var ready = new ArrayList<>(selector.selectedKeys());
                    selector.selectedKeys().clear();
                    for (var key : ready) {
                        ((Client) key.attachment()).read();
                    }
                }
            } catch (IOException | java.nio.channels.ClosedSelectorException ended) {
                // the test is over
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            selector.close();
            for (var client : all) {
                client.channel.close();
            }
            reader.join(Duration.ofSeconds(5));
        }
    }

    /** One client: what came, as far as it is needed. */
    private static final class Client {
        private static final int KEPT = 4096;
        private final SocketChannel channel;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean ended;

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        synchronized void read() throws IOException {
            var buffer = ByteBuffer.allocate(2048);
            var count = channel.read(buffer);
            if (count < 0) {
                ended = true;
                channel.close();
            } else if (text.length() < KEPT) {
                text.append(new String(buffer.array(), 0, count, StandardCharsets.UTF_8));
            }
        }

        synchronized boolean saw(String line) {
            return text.indexOf(line) >= 0;
        }

        boolean isEnded() {
            return ended;
        }
    }
}
