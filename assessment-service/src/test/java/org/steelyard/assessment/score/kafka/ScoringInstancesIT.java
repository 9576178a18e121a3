package org.steelyard.assessment.score.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.util.FileSystemUtils;
import org.steelyard.assessment.score.Histories;
import org.steelyard.assessment.score.Life;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.Scored;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.assessment.score.kafka.Mortal.Moment;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.embedded.BrokerSettings;
import org.steelyard.embedded.EmbeddedBacking;
import org.steelyard.embedded.EmbeddedBroker;
import org.steelyard.oracle.ObviousScorer;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.telemetry.Traces;
import org.steelyard.testkit.TopicReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * One engine in several instances, each with a state directory of its own, over a random history of four counties that is
 * written shuffled and partly twice. Instances come, leave, stumble, die in the middle of a transaction without a word to
 * anybody, lose their state and come again. In the end every unit's score is what the second scorer makes of the sorted
 * log, and what was told of it on the way has no gap and nothing twice.
 */
class ScoringInstancesIT {

    private static final String APPLICATION = "instances";
    private static final int PARTITIONS = 4;
    private static final int MOST = 3;
    private static final Duration TELL_EVERY = Duration.ofMillis(20);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofDays(1);

    /** What can happen to instances; drawn in another order by each seed. */
    private enum Deed {
        JOIN,
        LEAVE,
        HURRY_AWAY,
        STUMBLE,
        DIE_BEFORE_OFFSETS,
        DIE_BEFORE_COMMIT,
        DIE_AFTER_COMMIT,
        COME_BACK,
        COME_BACK_EMPTY
    }

    private static final List<Deed> DECK = List.of(
            Deed.JOIN,
            Deed.JOIN,
            Deed.LEAVE,
            Deed.HURRY_AWAY,
            Deed.STUMBLE,
            Deed.DIE_BEFORE_OFFSETS,
            Deed.DIE_BEFORE_COMMIT,
            Deed.DIE_AFTER_COMMIT,
            Deed.COME_BACK,
            Deed.COME_BACK,
            Deed.COME_BACK_EMPTY);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final EventCodec codec = new EventCodec();
    private final JsonMapper json = ScoringJson.mapper();
    private final OtherDay clock = new OtherDay(Life.at("2026-10-15 12:00"));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Instance> working = new ArrayList<>();
    private final List<Instance> away = new ArrayList<>();
    private final Map<String, List<Event>> logs = new LinkedHashMap<>();
    private final List<Event> untold = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private Random random = new Random();
    private String broker = "";

    @SuppressWarnings("NullAway.Init")
    private KafkaProducer<String, byte[]> producer;

    @AfterEach
    void close() throws Exception {
        working.forEach(instance -> instance.streams().close(Duration.ofSeconds(10)));
        away.forEach(instance -> instance.streams().close(Duration.ofSeconds(10)));
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverInstancesDoScoresAreThoseOfTheSortedLog(long seed) throws Exception {
        random = new Random(seed);
        start();
        history(seed);
        join();
        var deck = new ArrayList<>(DECK);
        Collections.shuffle(deck, random);
        for (int i = 0; i < deck.size(); i++) {
            tell(untold.size() / (deck.size() + 1 - i));
            happens(deck.get(i));
        }
        if (working.isEmpty()) {
            join();
        }
        tell(untold.size());
        for (var one : sent) {
            assertThat(one.get().hasOffset()).isTrue();
        }

        await().untilAsserted(() -> assertThat(unread()).as("facts not read").isZero());
        await().pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> assertThat(wrong()).as("seed %d, %s", seed, deck).isEmpty());
        var views = views();
        assertThat(views).hasSizeGreaterThan(10);
        changes().forEach((subject, changes) -> assertChain(subject, changes, views));
    }

    @Test
    void whatOneHeardAndDidNotScoreTheNextScores() throws Exception {
        start();
        history(4);
        working.add(new Instance(0).start(NEVER));
        tell(untold.size());
        await().untilAsserted(() -> assertThat(unread()).as("facts not read").isZero());
        assertThat(views()).isEmpty();
        assertThat(someone().streams().close(ScoringStream.leaving())).isTrue();
        sort();

        comeBack(false);

        await().untilAsserted(() -> assertThat(wrong()).isEmpty());
    }

    /** Each change goes on from the one before, from the first to the score that is shown. */
    private static void assertChain(String subject, List<ScoreChanged> changes, Map<String, ScoreView> views) {
        assertThat(changes)
                .as(subject)
                .extracting(ScoreChanged::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, changes.size()).boxed().toList());
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).previous())
                    .as("%s, change %d", subject, i + 1)
                    .isEqualTo(changes.get(i - 1).score());
        }
        assertThat(changes.getLast().score())
                .as(subject)
                .isEqualTo(Objects.requireNonNull(views.get(subject), subject).score());
        assertThat(changes.getLast().grade())
                .as(subject)
                .isEqualTo(Objects.requireNonNull(views.get(subject), subject).grade());
    }

    private void happens(Deed deed) {
        switch (deed) {
            case JOIN -> join();
            case LEAVE -> someone().streams().close(ScoringStream.leaving());
            case HURRY_AWAY -> someone().streams().close(Duration.ZERO);
            case STUMBLE -> meets(Moment.BEFORE_COMMIT, false);
            case DIE_BEFORE_OFFSETS -> meets(Moment.BEFORE_OFFSETS, true);
            case DIE_BEFORE_COMMIT -> meets(Moment.BEFORE_COMMIT, true);
            case DIE_AFTER_COMMIT -> meets(Moment.AFTER_COMMIT, true);
            case COME_BACK -> comeBack(false);
            case COME_BACK_EMPTY -> comeBack(true);
        }
        sort();
    }

    private void join() {
        if (working.size() < MOST) {
            working.add(new Instance(working.size() + away.size()).start());
        }
    }

    /** One that works, taken by chance. */
    private Instance someone() {
        if (working.isEmpty()) {
            join();
        }
        return working.get(random.nextInt(working.size()));
    }

    /** Something befalls an instance; facts keep coming until it has. */
    private void meets(Moment moment, boolean fatal) {
        var victim = someone();
        victim.mortal.meet(moment, fatal);
        await().pollInterval(TELL_EVERY).until(() -> {
            tellAny();
            return fatal ? victim.isOver() : victim.mortal.hasMet();
        });
    }

    private void comeBack(boolean empty) {
        if (away.isEmpty() || working.size() == MOST) {
            return;
        }
        var one = away.remove(random.nextInt(away.size()));
        await().until(one::isOver);
        if (empty) {
            assertThat(FileSystemUtils.deleteRecursively(one.home.toFile())).isTrue();
        }
        working.add(one.start());
    }

    /** Who was sent away or died works no longer. */
    private void sort() {
        var gone = working.stream().filter(Instance::isLeaving).toList();
        working.removeAll(gone);
        away.addAll(gone);
    }

    private void start() throws Exception {
        Objects.requireNonNull(EmbeddedBacking.shared()); // it quietens the logs
        var settings = BrokerSettings.in(directory.resolve("broker"))
                .with("group.min.session.timeout.ms", "1000")
                .with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500")
                .with("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        var started = new EmbeddedBroker(settings).start();
        opened.add(started);
        broker = started.bootstrapServers();
        try (var admin = admin()) {
            var topics = new ArrayList<>(ScoringTopology.FACTS);
            topics.addAll(List.of(ScoreEvent.TOPIC, APPLICATION + "-scores", APPLICATION + "-inputs"));
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        // partitions this young move their leader, and what is retried must stay in order
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
        opened.add(producer);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker));
    }

    /** Random lives, each in a county of its own. */
    private void history(long seed) {
        for (int i = 0; i < 4; i++) {
            var county = Integer.toString(350428 + i);
            logs.put(
                    county,
                    Histories.random(4 * seed + i).stream()
                            .map(event -> movedTo(county, event))
                            .toList());
        }
        logs.values().forEach(untold::addAll);
        for (int i = untold.size() / 3; i > 0; i--) {
            untold.add(untold.get(random.nextInt(untold.size())));
        }
        Collections.shuffle(untold, random);
    }

    private Event movedTo(String county, Event event) {
        var moved = codec.write(event)
                .replace("350428", county)
                .replaceAll("\"(session|syllabus|warning)-", "\"$1-" + county + "-");
        return codec.read(event.getClass(), moved.getBytes(StandardCharsets.UTF_8));
    }

    private void tell(int some) {
        for (int i = 0; i < some; i++) {
            tellAny();
        }
        producer.flush();
    }

    /** The next fact, or once all are told any of them again. */
    private void tellAny() {
        var event = untold.isEmpty() ? told.get(random.nextInt(told.size())) : untold.removeLast();
        told.add(event);
        var record = new ProducerRecord<>(
                EventCatalogue.topicOf(event.getClass()),
                event.key(),
                codec.write(event).getBytes(StandardCharsets.UTF_8));
        codec.attributes(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        sent.add(producer.send(record));
    }

    private long unread() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var wanted = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : ScoringTopology.FACTS) {
                for (int i = 0; i < PARTITIONS; i++) {
                    wanted.put(new TopicPartition(topic, i), OffsetSpec.latest());
                }
            }
            var ends = admin.listOffsets(wanted).all().get();
            var read = admin.listConsumerGroupOffsets(APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        var at = read.get(end.getKey());
                        return end.getValue().offset() - (at == null ? 0 : at.offset());
                    })
                    .sum();
        }
    }

    /** Units whose score is another than the second scorer's, with both. */
    private Map<String, String> wrong() {
        var now = Instant.ofEpochMilli(clock.milliseconds());
        var views = views();
        var wrong = new TreeMap<String, String>();
        logs.values()
                .forEach(log -> units(log).forEach(unit -> {
                    var expected = new ObviousScorer(log, 2026, now).score(unit);
                    var view = views.get(unit.code() + "|2026");
                    var score = view == null ? null : view.score();
                    var same = score == null
                            ? view != null && expected.isEmpty()
                            : expected.isPresent() && Math.abs(score.doubleValue() - expected.getAsDouble()) < 1e-9;
                    if (!same) {
                        wrong.put(unit.code(), score + " instead of " + expected);
                    }
                }));
        return wrong;
    }

    private static List<UnitRef> units(List<Event> log) {
        return log.stream()
                .filter(UnitRegistered.class::isInstance)
                .map(event -> event.origin().unit())
                .filter(unit -> unit.kind() != UnitKind.COUNTY)
                .distinct()
                .toList();
    }

    /** The last view of each unit and period. */
    private Map<String, ScoreView> views() {
        var last = new HashMap<String, ScoreView>();
        TopicReader.readAll(committed(), APPLICATION + "-scores")
                .forEach(record -> last.put(record.key(), json.readValue(record.value(), ScoreView.class)));
        return last;
    }

    private Map<String, List<ScoreChanged>> changes() {
        var changes = new TreeMap<String, List<ScoreChanged>>();
        TopicReader.readAll(committed(), ScoreEvent.TOPIC).forEach(record -> {
            if (codec.read(record.headers(), record.value()) instanceof ScoreChanged change) {
                changes.computeIfAbsent(change.subject(), _ -> new ArrayList<>())
                        .add(change);
            }
        });
        return changes;
    }

    private DefaultKafkaConsumerFactory<String, byte[]> committed() {
        return new DefaultKafkaConsumerFactory<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A process with an engine in it. */
    private final class Instance {
        private final String name;
        private final Path home;
        private Mortal mortal = new Mortal();

        @SuppressWarnings("NullAway.Init")
        private KafkaStreams streams;

        Instance(int number) {
            name = "instance-" + number;
            home = directory.resolve(name);
        }

        /** As a process starts, on whatever it finds in its directory. */
        Instance start() {
            return start(OFTEN);
        }

        /** With another time between two flushes, in which what was heard is scored. */
        Instance start(Duration flushEvery) {
            var parts = new ScoringTopology.Parts(
                    new Scorer(Scored.CALENDAR),
                    Scored.SCHEMES,
                    codec,
                    json,
                    settings(home, flushEvery),
                    new ScoringMeters(new SimpleMeterRegistry()),
                    new Traces(Tracer.NOOP, Propagator.NOOP, Clock.systemUTC()));
            var config = ScoringStream.config(parts, (short) 1);
            config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
            config.put(StreamsConfig.CLIENT_ID_CONFIG, name);
            config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 3000);
            var fate = new Mortal();
            mortal = fate;
            streams = new KafkaStreams(ScoringTopology.of(parts), config, fate, clock);
            streams.setUncaughtExceptionHandler(_ -> fate.isDead()
                    ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                    : StreamThreadExceptionResponse.REPLACE_THREAD);
            streams.start();
            return this;
        }

        KafkaStreams streams() {
            return streams;
        }

        boolean isLeaving() {
            return streams.state().isShuttingDown() || isOver();
        }

        boolean isOver() {
            return streams.state().hasCompletedShutdown();
        }
    }

    private static ScoringSettings settings(Path home, Duration flushEvery) {
        return new ScoringSettings(
                APPLICATION,
                home.toString(),
                1,
                1,
                flushEvery,
                3,
                1000,
                OFTEN,
                3, // fewer units than there are: they are read from the store again and again
                1 << 20,
                1 << 14,
                Duration.ofDays(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                Duration.ofHours(1),
                1000,
                10);
    }
}
