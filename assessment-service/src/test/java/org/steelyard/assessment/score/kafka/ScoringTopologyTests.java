package org.steelyard.assessment.score.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.assessment.score.Histories;
import org.steelyard.assessment.score.Life;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.Scored;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.telemetry.Traces;
import tools.jackson.databind.json.JsonMapper;

class ScoringTopologyTests {

    private static final EnumSet<InspectionItem> ALL_ITEMS = EnumSet.allOf(InspectionItem.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path state;

    private final EventCodec codec = new EventCodec();
    private final JsonMapper json = ScoringJson.mapper();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable TopologyTestDriver driver;
    private @Nullable String traceparent;

    private TopologyTestDriver start(String now) {
        return start(Life.at(now));
    }

    private TopologyTestDriver start(Instant now) {
        var parts = new ScoringTopology.Parts(
                new Scorer(Scored.CALENDAR),
                Scored.SCHEMES,
                codec,
                json,
                new ScoringSettings(
                        "test",
                        "",
                        1,
                        1,
                        Duration.ofMillis(50),
                        0,
                        1000,
                        Duration.ofMillis(50),
                        3,
                        0,
                        1 << 14,
                        Duration.ofDays(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15),
                        Duration.ofHours(1),
                        1000,
                        10),
                new ScoringMeters(meters),
                tracesAt(now));
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(ScoringTopology.of(parts), config, now);
        return driver;
    }

    private static Traces tracesAt(Instant now) {
        var tracer = SdkTracerProvider.builder().build().get("test");
        return new Traces(
                new OtelTracer(tracer, new OtelCurrentTraceContext(), _ -> {}),
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    private TopologyTestDriver driver() {
        return Objects.requireNonNull(driver);
    }

    private void hear(Collection<? extends Event> events) {
        for (var event : events) {
            var headers = new RecordHeaders();
            codec.attributes(event).forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
            if (traceparent != null) {
                headers.add(Traces.PARENT, traceparent.getBytes(StandardCharsets.US_ASCII));
            }
            hear(
                    EventCatalogue.topicOf(event.getClass()),
                    event.key(),
                    codec.write(event).getBytes(StandardCharsets.UTF_8),
                    headers);
        }
    }

    private void hear(String topic, String key, byte[] value, Headers headers) {
        driver().createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers));
    }

    private void later(Duration time) {
        driver().advanceWallClockTime(time);
    }

    private void tick() {
        later(Duration.ofMillis(60));
        later(Duration.ofMillis(60));
    }

    private Map<String, ScoreView> views() {
        var last = new java.util.HashMap<String, ScoreView>();
        driver().createOutputTopic("test-scores", new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()
                .forEach(entry -> last.put(entry.key, json.readValue(entry.value, ScoreView.class)));
        return last;
    }

    private ScoreView view(UnitRef unit) {
        return Objects.requireNonNull(views().get(unit.code() + "|2026"), "no score of " + unit.code());
    }

    private List<ScoreChanged> changes() {
        return driver()
                .createOutputTopic(ScoringTopology.SCORE_EVENTS, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> (ScoreChanged) codec.read(record.headers(), record.value()))
                .toList();
    }

    @Test
    void registeredUnitIsListedThoughNothingIsKnownOfIt() {
        start("2026-01-20");
        hear(Life.of(Life.POINT).events());
        tick();
        var view = view(Life.POINT);
        assertThat(view.score()).isNull();
        assertThat(view.grade()).isNull();
        assertThat(changes()).isEmpty();
    }

    @Test
    void factMovesTheScoreAndTellsOfItOnce() {
        start("2026-01-20 10:00");
        var life = Life.of(Life.POINT).inspected("2026-01-20", ALL_ITEMS);
        hear(life.events());
        tick();
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("100.00");
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.subject()).isEqualTo(Life.POINT.code() + "|2026");
            assertThat(change.sequence()).isEqualTo(1);
            assertThat(change.previous()).isNull();
            assertThat(change.score()).isEqualByComparingTo("100");
            assertThat(change.grade()).isEqualTo(Grade.EXCELLENT);
            assertThat(change.scheme()).isEqualTo("point@1");
        });
        assertThat(meters.get("steelyard.score.latency").timer().count()).isPositive();

        hear(life.events());
        tick();
        assertThat(views()).isEmpty();
        assertThat(changes()).isEmpty();
    }

    @Test
    void scoresOfAPointAndItsStationGoOnFromTheTraceOfTheFact() {
        start("2026-01-20 10:00");
        hear(Life.of(Life.STATION).events());
        var registered = Life.of(Life.POINT);
        hear(registered.events());
        tick();
        assertThat(parents(ScoringTopology.SCORE_EVENTS)).isEmpty();

        var trace = "0af7651916cd43dd8448eb211c80319c";
        traceparent = "00-" + trace + "-b7ad6b7169203331-01";
        hear(registered.inspected("2026-01-20", ALL_ITEMS).events().subList(1, 2));
        traceparent = null;
        tick();
        tick();

        assertThat(parents(ScoringTopology.SCORE_EVENTS))
                .hasSize(2)
                .allSatisfy(parent -> assertThat(parent)
                        .startsWith("00-" + trace)
                        .endsWith("-01")
                        .doesNotContain("b7ad6b7169203331")); // the step of scoring, not the fact's
        assertThat(parents("test-scores"))
                .hasSize(2)
                .allSatisfy(parent -> assertThat(parent).startsWith("00-" + trace));
    }

    private List<String> parents(String topic) {
        return driver()
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> record.headers().lastHeader(Traces.PARENT))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    void factsOfAUnitThatIsNotRegisteredYetWait() {
        start("2026-01-20 10:00");
        var life = Life.of(Life.POINT).inspected("2026-01-20", ALL_ITEMS);
        hear(life.events().subList(1, 2));
        tick();
        assertThat(views()).isEmpty();
        hear(life.events().subList(0, 1));
        tick();
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("100.00");
    }

    @Test
    void pointRollsUpIntoItsStation() {
        start("2026-01-20 10:00");
        hear(Life.of(Life.STATION).events());
        hear(Life.of(Life.POINT)
                .inspected("2026-01-20", EnumSet.of(InspectionItem.NAME))
                .events());
        tick();
        assertThat(view(Life.STATION).shown()).isEqualByComparingTo("12.50");
    }

    @Test
    void pointThatClosesLeavesItsStationWhenTheDayIsOver() {
        start("2026-01-20 10:00");
        hear(Life.of(Life.STATION).events());
        hear(Life.of(Life.POINT)
                .inspected("2026-01-20", ALL_ITEMS)
                .closed("2026-01-20")
                .events());
        tick();
        assertThat(view(Life.STATION).shown()).isEqualByComparingTo("100.00");
        later(Duration.ofHours(14).plusMinutes(1));
        tick();
        assertThat(view(Life.STATION).score()).isNull();
    }

    @Test
    void deadlineThatPassesMovesTheScoreWithoutAnEvent() {
        start("2026-01-21 23:00");
        var life = Life.of(Life.POINT);
        life.complaint("c", "2026-01-12");
        hear(life.events());
        tick();
        // P1a 1/1 and nothing else: (1 + 4.5)/6
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("91.67");
        later(Duration.ofMinutes(59));
        assertThat(views()).isEmpty();
        later(Duration.ofMinutes(2));
        tick();
        // now P1c 0/1 = 4.5/6 too: (8 · 5.5/6 + 6 · 4.5/6) / 14 · 100 = 84.523810
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("84.52");
        assertThat(changes()).hasSize(2).last().satisfies(change -> {
            assertThat(change.sequence()).isEqualTo(2);
            assertThat(Objects.requireNonNull(change.previous()).setScale(2, java.math.RoundingMode.HALF_UP))
                    .isEqualByComparingTo("91.67");
        });
    }

    @Test
    void hoursForRelayingAWarningEndWithoutAnEvent() {
        start("2026-01-12 09:30");
        hear(Life.of(Life.POINT).events());
        hear(List.of(Histories.warning("w1", "2026-01-11 10:00", Life.COUNTY)));
        tick();
        assertThat(view(Life.POINT).score()).isNull();
        later(Duration.ofMinutes(29));
        assertThat(views()).isEmpty();
        later(Duration.ofMinutes(2));
        tick();
        // P5a 0/1: 4.5/6, and nothing else applies
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("75.00");
    }

    @Test
    void offerReachesUnitsInItsAreaWhicheverComesFirst() {
        start("2026-08-01");
        hear(List.of(Histories.session("s1", "2026-03-02", List.of("M1"), Life.STATION.code())));
        hear(Histories.trainedPoint().events());
        tick();
        assertThat(view(Life.POINT).score()).isNotNull();
        hear(List.of(Histories.session("s2", "2026-03-02", List.of("M2"), Life.COUNTY)));
        tick();
        assertThat(views()).isEmpty();
    }

    @Test
    void offerThatComesLateEndsTheExcuse() {
        start("2026-08-01");
        hear(Histories.trainedPoint().events());
        tick();
        assertThat(training(view(Life.POINT)).share()).isNull();
        hear(List.of(Histories.session("s1", "2026-03-02", List.of("M1"), Life.STATION.code())));
        tick();
        assertThat(training(view(Life.POINT)).share()).isNotNull();
    }

    private static ScoreView.Line training(ScoreView view) {
        return view.groups().getLast().indicators().getFirst();
    }

    @Test
    void factWrittenDownByAClockAheadOfOursCountsOnceOursIsThere() {
        start("2026-01-20 08:59");
        hear(Life.of(Life.POINT).inspected("2026-01-20 09:00", ALL_ITEMS).events());
        tick();
        assertThat(view(Life.POINT).score()).isNull();
        later(Duration.ofMinutes(1));
        tick();
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("100.00");
    }

    private static ScoreView.Line line(ScoreView view, String code) {
        return view.groups().stream()
                .flatMap(group -> group.indicators().stream())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void decisionsKeyedByThemselvesReachTheUnit() {
        start("2026-01-20 10:00");
        var life = Life.of(Life.STATION);
        life.complaint("late", "2026-01-05").accepted("2026-01-19");
        life.complaint("in time", "2026-01-05").accepted("2026-01-06");
        hear(life.events());
        tick();
        assertThat(line(view(Life.STATION), "S4b").n()).isEqualTo(2);

        var decided = new Life(Life.STATION)
                .excluded("late", "2026-01-20 09:00")
                .violationProposed("v", 2026, "2026-01-20 09:00")
                .violationConfirmed("v", 2026, false, "2026-01-20 09:10")
                .violationConfirmed("v", 2026, true, "2026-01-20 09:20");
        assertThat(decided.events()).noneMatch(event -> event.key().equals(Life.STATION.code()));
        hear(decided.events());
        tick();
        var view = view(Life.STATION);
        assertThat(line(view, "S4b").n()).isEqualTo(1);
        assertThat(view.grade()).isEqualTo(Grade.UNQUALIFIED);
        assertThat(view.vetoes()).hasSize(1);
        assertThat(view.exclusions())
                .singleElement()
                .satisfies(out -> assertThat(out.complaint()).isEqualTo("late"));

        hear(decided.events()); // once more
        tick();
        assertThat(views()).isEmpty();
    }

    @Test
    void decisionAboutAUnitThatIsNotRegisteredYetWaitsAndIsCounted() {
        start("2026-01-20 10:00");
        hear(new Life(Life.POINT)
                .violationProposed("v", 2026, "2026-01-20 09:00")
                .violationConfirmed("v", 2026, true, "2026-01-20 09:10")
                .events());
        tick();
        assertThat(views()).isEmpty();
        assertThat(meters.get("steelyard.score.facts.waiting").counter().count())
                .isEqualTo(2);
        hear(Life.of(Life.POINT).events());
        tick();
        assertThat(view(Life.POINT).grade()).isEqualTo(Grade.UNQUALIFIED);
    }

    @Test
    void rulesAreMissedWhenAprilBeginsWithoutAnEvent() {
        start("2026-03-31 23:00");
        hear(Life.of(Life.STATION).events());
        tick();
        assertThat(line(view(Life.STATION), "S1a").share()).isNull();
        later(Duration.ofMinutes(61));
        tick();
        assertThat(line(view(Life.STATION), "S1a").share()).isZero();
    }

    @Test
    void halfYearEndsWithoutAnEvent() {
        start("2026-06-30 23:00");
        hear(Life.of(Life.STATION).events());
        hear(Life.of(Life.POINT).inspected("2026-06-30", ALL_ITEMS).events());
        tick();
        assertThat(line(view(Life.STATION), "S2a").share()).isNull();
        later(Duration.ofMinutes(61));
        tick();
        var inspected = line(view(Life.STATION), "S2a");
        assertThat(inspected.k()).isEqualByComparingTo("1");
        assertThat(inspected.n()).isEqualTo(1);
    }

    @Test
    void pointsHaveToBeAssessedWhenTheTwentiethOfDecemberBegins() {
        start("2026-12-19 23:00");
        hear(Life.of(Life.STATION).events());
        hear(Life.of(Life.POINT).events());
        tick();
        assertThat(line(view(Life.STATION), "S2b").share()).isNull();
        later(Duration.ofMinutes(61));
        tick();
        var assessed = line(view(Life.STATION), "S2b");
        assertThat(assessed.n()).isEqualTo(1);
        assertThat(assessed.k()).isZero();
    }

    @Test
    void factsOfAClosedUnitAndOfLastYearAreScoredWhereTheyBelong() {
        start("2026-01-20 10:00");
        hear(Life.of(Life.POINT)
                .closed("2026-01-10")
                .inspected("2026-01-12", ALL_ITEMS)
                .events());
        hear(Life.of(Histories.secondPoint()).inspected("2025-12-30", ALL_ITEMS).events());
        tick();
        var views = views();
        assertThat(Objects.requireNonNull(views.get(Life.POINT.code() + "|2026"))
                        .shown())
                .isEqualByComparingTo("100.00");
        assertThat(views).containsKey(Histories.secondPoint().code() + "|2025");
    }

    @Test
    void poisonAndUnknownTypesAreLeftOutAndTheRestGoesOn() {
        start("2026-01-20 10:00");
        var life = Life.of(Life.POINT).inspected("2026-01-20", ALL_ITEMS);
        var headers = new RecordHeaders().add("ce_type", "inspection-recorded.v1".getBytes(StandardCharsets.UTF_8));
        hear("duty-events", "x", "{".getBytes(StandardCharsets.UTF_8), new RecordHeaders(headers));
        hear("duty-events", "x", "{}".getBytes(StandardCharsets.UTF_8), new RecordHeaders());
        hear(
                "duty-events",
                "x",
                "{}".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders().add("ce_type", "sang-a-song.v1".getBytes(StandardCharsets.UTF_8)));
        var fact = codec.write(life.events().getLast());
        for (var never : List.of("-999999999-01-01T00:00:00Z", "1500-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z")) {
            hear(
                    "duty-events",
                    Life.POINT.code(),
                    fact.replaceAll("(?<=\"recordedAt\":\")[^\"]*", never).getBytes(StandardCharsets.UTF_8),
                    new RecordHeaders(headers));
        }
        hear(life.events());
        tick();
        assertThat(view(Life.POINT).shown()).isEqualByComparingTo("100.00");
        assertThat(meters.get("steelyard.score.poison")
                        .tag("topic", "duty-events")
                        .counter()
                        .count())
                .isEqualTo(5);
        assertThat(meters.get("steelyard.events.unknown")
                        .tag("topic", "duty-events")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void missingCalendarKeepsTheLastScoreAndIsCounted() {
        start("2027-01-20 10:00");
        var life = Life.of(Life.POINT);
        life.complaint("c", "2026-12-30");
        var other = Life.of(Histories.secondPoint()).inspected("2027-01-19", ALL_ITEMS);
        hear(life.events());
        hear(other.events());
        tick();
        var views = views();
        assertThat(views).doesNotContainKey(Life.POINT.code() + "|2026");
        assertThat(Objects.requireNonNull(views.get(Histories.secondPoint().code() + "|2027"))
                        .shown())
                .isEqualByComparingTo("100.00");
        assertThat(meters.get("steelyard.score.calendar.missing")
                        .tag("year", "2027")
                        .counter()
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void anyOrderAndRepetitionEndsInTheScoreOfTheWholeLog(long seed) {
        var random = new Random(seed);
        var asOf = Life.at("2026-11-02 12:00");
        start(asOf);
        var log = Histories.random(seed);
        var shuffled = new ArrayList<>(log);
        for (int i = 0; i < log.size() / 3; i++) {
            shuffled.add(log.get(random.nextInt(log.size())));
        }
        Collections.shuffle(shuffled, random);
        var last = new java.util.HashMap<String, ScoreView>();
        for (int from = 0; from < shuffled.size(); from += 7) {
            hear(shuffled.subList(from, Math.min(from + 7, shuffled.size())));
            tick();
            last.putAll(views());
        }
        tick();
        last.putAll(views());
        Histories.scores(log, asOf).forEach((unit, score) -> {
            var view = Objects.requireNonNull(last.get(unit + "|2026"), unit);
            assertThat(view.score())
                    .as("%s of seed %d", unit, seed)
                    .usingComparator(java.util.Comparator.nullsFirst(BigDecimal::compareTo))
                    .isEqualTo(score);
        });
    }
}
