package org.steelyard.escalation.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.escalation.Complaints.received;
import static org.steelyard.escalation.ServiceUnderTest.field;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.Replica;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class NotificationIT {

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    OfficeDirectory offices;

    @Autowired
    NotificationLog log;

    @Autowired
    NotificationStreams streams;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MeterRegistry meters;

    private ServiceUnderTest service;
    private County county;

    @BeforeEach
    void aCounty() {
        service = new ServiceUnderTest(port, kafka, consumers);
        county = service.aCountyWithOffices(UUID.randomUUID().toString().substring(0, 8));
        await().until(() -> offices.find(county.local()).isPresent()
                && offices.find(county.health()).isPresent()
                && offices.find(county.regulator()).isPresent());
    }

    @Test
    void reachTheOfficesStreamAndTheUnitsStream() {
        try (var office = service.listen(county.office(county.local()));
                var unit = service.listen(county.officer());
                var other = service.listen(county.office(county.health()))) {
            var complaint = aComplaint();
            var escalated = service.refer(complaint.subject(), county.officer());
            var path = "/api/escalations/" + field(escalated, "id");

            await().untilAsserted(() -> assertThat(office.events()).containsExactly("escalated-to-office"));
            assertThat(office.data())
                    .contains(
                            field(escalated, "id"),
                            complaint.subject(),
                            complaint.ledgerNumber(),
                            "\"office\":\"" + county.local() + "\"");
            var unused = service.post(path + "/acknowledgement", "{}", county.office(county.local()));
            await().untilAsserted(
                            () -> assertThat(unit.events()).containsExactly("referral-due", "escalation-acknowledged"));
            await().untilAsserted(() -> assertThat(office.lines()).contains(":beat"));
            assertThat(other.events()).isEmpty();
            assertThat(office.ids()).containsExactly(1L);
        }
        await().untilAsserted(() ->
                assertThat(streams.isOpen(Recipient.office(county.local()))).isFalse());
    }

    @Test
    void areMissedByNobodyWhoComesAgain() {
        try (var first = service.listen(county.office(county.local()))) {
            refer();
            await().untilAsserted(() -> assertThat(first.ids()).containsExactly(1L));
        }
        refer();
        refer();

        try (var again = service.listen(county.office(county.local()), "Last-Event-ID", "1")) {
            await().untilAsserted(() -> assertThat(again.ids()).containsExactly(2L, 3L));
            refer();
            await().untilAsserted(() -> assertThat(again.ids()).containsExactly(2L, 3L, 4L));
        }
        try (var fromElsewhere = service.listen(county.office(county.local()), "Last-Event-ID", "999")) {
            refer();
            await().untilAsserted(() -> assertThat(fromElsewhere.ids()).containsExactly(5L));
        }
    }

    @Test
    void areListedPageByPage() {
        refer();
        refer();
        refer();
        var office = county.office(county.local());
        await().untilAsserted(() ->
                assertThat(service.get("/api/notifications", office).body()).contains("\"id\":3"));

        var first = service.get("/api/notifications?limit=2", office);
        var second = service.get("/api/notifications?limit=2&after=" + field(first, "next"), office);

        assertThat(first.body()).contains("\"id\":1", "\"id\":2").doesNotContain("\"id\":3");
        assertThat(second.body()).contains("\"id\":3", "\"next\":null").doesNotContain("\"id\":2");
        assertThat(service.get("/api/notifications?limit=0", office).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/notifications?after=abc", office).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/notifications", county.token(Role.OPERATOR))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellTheCountyWhatFoundNoOffice() {
        var empty = new County(UUID.randomUUID().toString().substring(0, 8));
        try (var regulator = service.listen(empty.token(Role.COUNTY_REGULATOR))) {
            service.tell(
                    received(empty.point(), "1", Category.GENERAL, Harm.INJURY, Channel.APP, ServiceUnderTest.now()));

            await().untilAsserted(() -> assertThat(regulator.events()).containsExactly("escalation-unroutable"));
        }
    }

    @Test
    void areNotStreamedToMoreThanTheSettingsAllow() {
        var office = county.office(county.local());
        try (var one = service.listen(office);
                var two = service.listen(office);
                var three = service.listen(office)) {
            var refused = service.get("/api/notifications/stream", office);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("urn:steelyard:problem:too-many-streams");
            assertThat(List.of(one, two, three))
                    .allSatisfy(stream -> assertThat(stream.events()).isEmpty());
        }
        assertThat(service.get("/api/notifications/stream", county.token(Role.OPERATOR))
                        .statusCode())
                .isEqualTo(403);
    }

    /** Writers race for the same recipient, each fact told by two of them; readers see all of it, once, in order. */
    @Test
    void areNumberedInTheOrderInWhichTheyAppearHoweverManyWrite() throws Exception {
        var recipient = new Recipient("office:" + UUID.randomUUID());
        var facts = IntStream.range(0, 2 * NotificationLog.BUCKET + 7)
                .mapToObj(number -> aNotification("fact-" + number))
                .toList();
        var seen = new ArrayList<Long>();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = pool.submit(() -> {
                while (seen.size() < facts.size()) {
                    log.after(recipient, seen.isEmpty() ? 0 : seen.getLast(), 10)
                            .forEach(notification -> seen.add(notification.id()));
                }
            });
            var writers = new ArrayList<Callable<Boolean>>();
            facts.forEach(fact -> {
                writers.add(() -> log.append(recipient, fact));
                writers.add(() -> log.append(recipient, fact));
            });
            var appended = 0;
            for (var writer : pool.invokeAll(writers)) {
                appended += writer.get() ? 1 : 0;
            }
            assertThat(appended).isEqualTo(facts.size());
            assertThat(reader.get()).isNull();
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, facts.size()).boxed().toList());
        assertThat(log.last(recipient)).isEqualTo(facts.size());
        assertThat(log.after(recipient, 0, 1000))
                .extracting(Notification::event)
                .doesNotHaveDuplicates()
                .hasSize(facts.size());
        assertThat(log.append(recipient, facts.getFirst())).isFalse();
    }

    /** An office has several officers, and each reads for themselves. */
    @Test
    void areUnreadUntilThePersonHasReadThem() {
        refer();
        refer();
        refer();
        var office = Api.on(port).as(county.office(county.local()));
        var colleague = Api.on(port)
                .as(TestIssuer.token(
                        "a colleague",
                        Map.of(
                                "roles",
                                List.of("OFFICE_OFFICER"),
                                "office",
                                county.local(),
                                "path",
                                List.of(county.code()))));
        await().untilAsserted(() -> assertThat(
                        office.get("/api/notifications").json().at("/unread").asInt())
                .isEqualTo(3));

        var read = office.post("/api/notifications/read", "{\"upTo\":2}");
        var less = office.post("/api/notifications/read", "{\"upTo\":1}");

        assertThat(read.json().at("/unread").asInt()).isEqualTo(1);
        assertThat(less.json().at("/upTo").asInt()).isEqualTo(2);
        assertThat(office.get("/api/notifications?limit=1").json().at("/unread").asInt())
                .isEqualTo(1);
        assertThat(office.get("/api/notifications").json().at("/readUpTo").asInt())
                .isEqualTo(2);
        assertThat(colleague.get("/api/notifications").json().at("/unread").asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"upTo\":-1}", "{\"upTo\":99}", "{\"upTo\":\"1\"}", "{\"upTo\":{\"$ne\":1}}"})
    void areNotReadFurtherThanTheyGo(String body) {
        var refused = Api.on(port).as(county.office(county.local())).post("/api/notifications/read", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo("upTo");
    }

    @Test
    void areNotMarkedReadByWhoMayChangeNothing() {
        for (var role : List.of(Role.AUDITOR, Role.OPERATOR)) {
            assertThat(Api.on(port)
                            .as(county.token(role))
                            .post("/api/notifications/read", "{\"upTo\":0}")
                            .status())
                    .isEqualTo(403);
        }
    }

    /** A client that stops reading is given up, and meanwhile holds up nobody. */
    @Test
    void areHeldUpByNoClientThatDoesNotRead() throws Exception {
        var recipient = Recipient.office(county.local());
        var much = fill(recipient);
        var before = slowReaders();
        try (var stalled = new Socket()) {
            stalled.setReceiveBufferSize(4096);
            stalled.connect(new InetSocketAddress("127.0.0.1", port));
            stalled.getOutputStream()
                    .write(
                            ("GET /api/notifications/stream?after=0 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                            + county.office(county.local()) + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> streams.isOpen(recipient));

            try (var other = service.listen(county.office(county.local()))) {
                refer();
                await().untilAsserted(() -> assertThat(other.ids()).containsExactly(much + 1));
                await().untilAsserted(() -> assertThat(slowReaders()).isEqualTo(before + 1));
                refer();
                await().untilAsserted(() -> assertThat(other.ids()).containsExactly(much + 1, much + 2));
            }
        }
        await().untilAsserted(() -> assertThat(streams.isOpen(recipient)).isFalse());
    }

    /** More than any buffer between here and a client takes. */
    private long fill(Recipient recipient) {
        var title = "x".repeat(5000);
        var buckets = 60;
        for (var number = 0; number < buckets; number++) {
            var first = (long) number * NotificationLog.BUCKET;
            var entries = LongStream.rangeClosed(1, NotificationLog.BUCKET)
                    .mapToObj(place -> new Notification(
                            first + place,
                            "filled-" + place,
                            "warning-issued",
                            null,
                            null,
                            null,
                            "u",
                            null,
                            "w",
                            title,
                            null,
                            false,
                            ServiceUnderTest.now(),
                            null))
                    .toList();
            mongo.insert(
                    new NotificationLog.Bucket(NotificationLog.Bucket.idOf(recipient, number), null, number, entries));
        }
        mongo.insert(new NotificationLog.Head(recipient.name(), buckets - 1));
        return (long) buckets * NotificationLog.BUCKET;
    }

    private double slowReaders() {
        return meters.get("steelyard.notifications.slow-readers").counter().count();
    }

    /** A client may listen at any replica, whichever one a fact falls to. */
    @Test
    void reachTheStreamsOfEveryReplica() {
        var office = county.office(county.local());
        try (var replica = Replica.of(environment, clock);
                var here = service.listen(office);
                var there = new ServiceUnderTest(portOf(replica), kafka, consumers).listen(office)) {
            refer();
            refer();
            refer();

            await().untilAsserted(() -> assertThat(here.ids()).containsExactly(1L, 2L, 3L));
            await().untilAsserted(() -> assertThat(there.ids()).containsExactly(1L, 2L, 3L));
            assertThat(there.data()).isEqualTo(here.data());
        }
    }

    private static int portOf(ConfigurableApplicationContext replica) {
        return replica.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private void refer() {
        assertThat(service.refer(aComplaint().subject(), county.officer()).statusCode())
                .isEqualTo(201);
    }

    private ComplaintReceived aComplaint() {
        var complaint =
                received(county.point(), "6000", Category.GENERAL, Harm.NONE, Channel.APP, ServiceUnderTest.now());
        service.tell(complaint);
        return complaint;
    }

    private static Notification aNotification(String event) {
        return new Notification(
                0,
                event,
                "escalated-to-office",
                "e",
                "c",
                "n",
                "u",
                null,
                null,
                null,
                null,
                false,
                ServiceUnderTest.now(),
                null);
    }
}
