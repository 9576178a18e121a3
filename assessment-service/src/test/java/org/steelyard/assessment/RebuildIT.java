package org.steelyard.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.assessment.score.ScoreStreams;
import org.steelyard.assessment.score.kafka.ScoringStream;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TestIssuer;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A live view gone wrong is found out by replaying the log beside it, and put right without a gap. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "steelyard.schemes.look-every=200ms") // a context of its own: its engines are switched
@ContextConfiguration(initializers = Backing.class)
class RebuildIT {

    private static final Instant NOW = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
    private static final int YEAR = WorkingCalendar.dateOf(NOW).getYear();
    private static final Set<InspectionItem> SEVEN_ITEMS = EnumSet.complementOf(EnumSet.of(InspectionItem.NAME));
    private static final JsonMapper JSON = JsonMapper.shared();
    /** PA 20 · 7/8, and 21 for the rest of a full year, of 41. */
    private static final String SEVEN = "93.90";

    private static final String ALL = "100.00";
    private static final String COUNTY = "654321000000";
    private static final UnitRef STATION =
            new UnitRef("654321100000", UnitKind.STATION, List.of(COUNTY, "654321100000"));
    private static final UnitRef POINT =
            new UnitRef("654321100001", UnitKind.POINT, List.of(COUNTY, STATION.code(), "654321100001"));
    private static final UnitRef NEIGHBOUR =
            new UnitRef("654321100002", UnitKind.POINT, List.of(COUNTY, STATION.code(), "654321100002"));

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    EventCodec codec;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MeterRegistry meters;

    @Autowired
    ScoringStream scoring;

    @Autowired
    ScoreStreams streams;

    private Api as(Role role) {
        return Api.on(port).as(TestIssuer.token(role, COUNTY));
    }

    private Api operator() {
        return as(Role.OPERATOR);
    }

    @Test
    void aWrongViewIsFoundSwitchedAwayFromAndRightAgain() {
        tell(List.of(registered(STATION), registered(POINT), registered(NEIGHBOUR)));
        tell(FullYear.of(POINT, NOW));
        tell(FullYear.of(NEIGHBOUR, NOW));
        tell(List.of(inspected(POINT, "i1", SEVEN_ITEMS), inspected(NEIGHBOUR, "i1", SEVEN_ITEMS)));
        await().untilAsserted(() -> assertThat(shown(POINT)).isEqualTo(SEVEN));
        await().untilAsserted(() -> assertThat(rolledUp()).isEqualTo(SEVEN));

        assertThat(as(Role.COUNTY_REGULATOR).post("/api/scores/rebuilds", "{}").status())
                .isEqualTo(403);
        assertThat(operator().post("/api/scores/rebuilds/1/switch", "{}").status())
                .isEqualTo(404);
        assertThat(operator().post("/api/scores/rebuilds", "{}").status()).isEqualTo(202);
        assertThat(operator().post("/api/scores/rebuilds", "{}").problem()).isEqualTo("rebuild-there");
        tell(List.of(inspected(NEIGHBOUR, "i2", EnumSet.allOf(InspectionItem.class), later())));
        await().untilAsserted(() -> assertThat(shown(NEIGHBOUR)).isEqualTo(ALL));
        await().untilAsserted(() -> {
            corrupt(POINT); // again and again: whatever the engine still has to say of the unit would heal it
            var status = operator().get("/api/scores/rebuilds");
            assertThat(status.json().at("/caughtUp").asBoolean()).isTrue();
            assertThat(status.json().at("/comparison/different").asInt())
                    .as(status.toString())
                    .isEqualTo(1);
            assertThat(status.at("/comparison/differences/0/unit")).isEqualTo(POINT.code());
            assertThat(operator().post("/api/scores/rebuilds/1/switch", "{}").problem())
                    .isEqualTo("rebuild-differs");
        });

        var told = changes(POINT).size();
        var browser = new Browser();
        var unused = streams.open(_ -> true, null, browser);
        var switched = operator().post("/api/scores/rebuilds/1/switch", "{\"acceptDifferences\": true}");
        assertThat(switched.status()).as(switched.toString()).isEqualTo(200);
        assertThat(shown(POINT)).as("at once").isEqualTo(SEVEN);
        assertThat(shown(NEIGHBOUR)).isEqualTo(ALL);
        await("a browser that watches to be let go").until(() -> browser.closed);
        var again = new Browser();
        var leave = streams.open(_ -> true, browser.place, again);
        await().untilAsserted(
                        () -> assertThat(again.refresh).as("reads the list").isTrue());
        leave.run();

        tell(List.of(inspected(POINT, "i3", EnumSet.allOf(InspectionItem.class), later())));
        await().untilAsserted(() -> {
            assertThat(operator()
                            .get("/api/scores/rebuilds")
                            .json()
                            .at("/engines/speaking")
                            .asBoolean())
                    .isTrue();
            assertThat(rolledUp()).isEqualTo(ALL);
            assertThat(changes(POINT)).hasSize(told + 1);
        });
        for (var unit : List.of(STATION, POINT, NEIGHBOUR)) {
            assertThat(changes(unit))
                    .extracting(ScoreChanged::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, changes(unit).size())
                                    .boxed()
                                    .toList());
        }

        assertThat(meters.get("steelyard.score.rebuild.end").gauge().value())
                .as("of a rebuild that is over nothing is to go")
                .isZero();
        assertThat(operator().delete("/api/scores/rebuilds/0").status()).isEqualTo(204);
        scoring.stop();
        scoring.start();
        tell(List.of(inspected(POINT, "i4", SEVEN_ITEMS, later())));
        await().untilAsserted(() -> assertThat(shown(POINT)).isEqualTo(SEVEN));
        assertThat(mongo.collectionExists("scores")).isFalse();
    }

    /** Somebody's hand, or a fault, in the store. */
    private void corrupt(UnitRef unit) {
        var id = new org.bson.Document("_id", unit.code() + "|" + YEAR);
        var stored = await("the score of " + id)
                .until(() -> mongo.getCollection("scores").find(id).first(), Objects::nonNull);
        var view = (ObjectNode) JSON.readTree(stored.getString("explained"));
        view.put("score", "12.5").put("shown", "12.50");
        var unused = mongo.getCollection("scores")
                .updateOne(id, new org.bson.Document("$set", new org.bson.Document("explained", view.toString())));
    }

    private String shown(UnitRef unit) {
        return as(Role.COUNTY_REGULATOR).get("/api/scores/" + unit.code()).at("/shown");
    }

    /** What the points give their station: the share of S2c in percent. */
    private String rolledUp() {
        for (var line : as(Role.COUNTY_REGULATOR)
                .get("/api/scores/" + STATION.code())
                .json()
                .at("/groups/2/indicators")) {
            if (line.path("code").asString().equals("S2c")
                    && !line.path("share").isNull()) {
                return new BigDecimal(line.path("share").asString())
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString();
            }
        }
        return "none";
    }

    private List<ScoreChanged> changes(UnitRef unit) {
        return TopicReader.readAll(consumers, ScoreEvent.TOPIC).stream()
                .map(record -> codec.read(record.headers(), record.value()))
                .filter(ScoreChanged.class::isInstance)
                .map(ScoreChanged.class::cast)
                .filter(change -> change.subject().equals(unit.code() + "|" + YEAR))
                .toList();
    }

    private static Instant later() {
        return Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Event inspected(UnitRef unit, String subject, Set<InspectionItem> passed, Instant at) {
        return new InspectionRecorded(
                new Origin(
                        "assessment-service", unit.code() + "-" + subject, 1, at, at, unit, Role.SYSTEM, Channel.APP),
                COUNTY,
                passed);
    }

    private static Origin origin(String source, String subject, UnitRef unit) {
        return new Origin(source, subject, 1, NOW, NOW, unit, Role.SYSTEM, Channel.APP);
    }

    private static Event registered(UnitRef unit) {
        return new UnitRegistered(
                origin("assessment-service", unit.code(), unit),
                new UnitState("站点 " + unit.code(), LocalDate.of(YEAR, 1, 1), null, List.of()));
    }

    private static Event inspected(UnitRef unit, String subject, Set<InspectionItem> passed) {
        return new InspectionRecorded(
                origin("assessment-service", unit.code() + "-" + subject, unit),
                unit.path().getFirst(),
                passed);
    }

    private void tell(Collection<? extends Event> events) {
        for (var event : events) {
            var record = new ProducerRecord<>(
                    EventCatalogue.topicOf(event.getClass()),
                    event.key(),
                    codec.write(event).getBytes(StandardCharsets.UTF_8));
            codec.attributes(event)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            try {
                Objects.requireNonNull(kafka.send(record).get());
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Somebody's open page. */
    private static final class Browser implements ScoreStreams.End {

        private volatile @Nullable String place;
        private volatile boolean refresh;
        private volatile boolean closed;

        @Override
        public void begin(String id, boolean mayHaveMissed) {
            place = id;
            refresh = mayHaveMissed;
        }

        @Override
        public void send(ScoreStreams.News news) {
            place = news.id();
        }

        @Override
        public void beat() {}

        @Override
        public void close() {
            closed = true;
        }
    }
}
