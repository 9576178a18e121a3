package org.steelyard.escalation.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.escalation.Complaints.received;
import static org.steelyard.escalation.ServiceUnderTest.field;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.testkit.Backing;

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
        var facts = IntStream.range(0, 3 * NotificationLog.BUCKET + 7)
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
        return new Notification(0, event, "escalated-to-office", "e", "c", "n", "u", null, ServiceUnderTest.now());
    }
}
