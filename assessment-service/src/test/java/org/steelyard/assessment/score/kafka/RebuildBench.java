package org.steelyard.assessment.score.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.Scored;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.embedded.BrokerSettings;
import org.steelyard.embedded.EmbeddedBacking;
import org.steelyard.embedded.EmbeddedBroker;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.telemetry.Traces;

/**
 * What rebuilding all scores from the log costs, against a loop that only polls and parses, a plain count of Kafka Streams,
 * and an update of a store for each fact. All end with the same complaints per point, or the run fails. Arguments: the sizes
 * of the logs in facts; {@code --chart=FILE.svg} draws them and writes the figures beside it.
 */
public final class RebuildBench {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    /** After so long without a result it is looked at whether there are more to come. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final int SAMPLES = 50;
    /** More would only take longer: their cost per fact does not fall. */
    private static final long MOST_UPDATES = 100_000;

    private static final long MOST_LIVE = 1_000_000;

    private static final String COUNTS = "counts";

    private final BenchLog log;
    private final EventCodec codec = new EventCodec();
    private final Path states;

    private RebuildBench(BenchLog log) throws IOException {
        this.log = log;
        this.states = Files.createTempDirectory("steelyard-bench");
    }

    /** How a contestant did. */
    record Run(double seconds, long heapMegabytes, Map<String, Integer> cases) {}

    static void main(String[] arguments) throws Exception {
        var sizes = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .mapToInt(Integer::parseInt)
                .toArray();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
        var all = new TreeMap<Long, Map<String, Run>>();
        warmUp();
        for (int size : sizes) {
            var broker = new EmbeddedBroker(BrokerSettings.in(Files.createTempDirectory("steelyard-bench"))).start();
            var bench = new RebuildBench(new BenchLog(broker.bootstrapServers(), size));
            all.put(bench.log.facts(), bench.all());
            broker.close();
        }
        for (var argument : arguments) {
            if (argument.startsWith("--chart=")) {
                CostChart.write(Path.of(argument.substring("--chart=".length())), all);
            }
        }
        System.exit(0);
    }

    /** What comes first would pay for the start of the JVM. */
    private static void warmUp() throws Exception {
        var _ = EmbeddedBacking.shared().bootstrapServers();
        new RebuildBench(new BenchLog(EmbeddedBacking.shared().bootstrapServers(), 20_000)).all();
        System.out.println("--- warm");
    }

    private Map<String, Run> all() throws Exception {
        var began = System.nanoTime();
        log.write(List.of(COUNTS, "rebuild-scores", "rebuild-inputs", "live-scores", "live-inputs"));
        System.out.printf("%d facts of %d points written in %.1f s%n", log.facts(), log.points(), since(began));
        var runs = new LinkedHashMap<String, Run>();
        runs.put("poll and parse", told("poll and parse", pollAndParse()));
        var expected = runs.values().iterator().next().cases();
        runs.put("Streams count", told("Streams count", count(expected)));
        runs.put("rebuild", told("rebuild", scored("rebuild", true, expected)));
        if (log.facts() <= MOST_LIVE) {
            runs.put("live engine, from nothing", told("live engine, from nothing", scored("live", false, expected)));
        }
        if (log.facts() <= MOST_UPDATES) {
            runs.put("update per fact", told("update per fact", updates()));
        }
        runs.forEach((name, run) -> {
            if (expected.size() != log.points() || !run.cases().equals(expected)) {
                throw new IllegalStateException(name + " came to something else");
            }
        });
        if (log.facts() <= MOST_UPDATES) {
            latencies();
        }
        return runs;
    }

    /** One fact at a time on a quiet log; these come after all that is counted. */
    private void latencies() throws Exception {
        var bare = latency(ComplaintEvent.TOPIC, BenchLog.CASES);
        System.out.printf("a fact polled, median          %8.1f ms%n", bare);
        try (var streams = new KafkaStreams(counting(), config(parts("count", false)))) {
            running(streams);
            var counted = latency(COUNTS, BenchLog.CASES + SAMPLES);
            System.out.printf("its count to be seen            %8.1f ms%n", counted);
        }
        var live = parts("live", false);
        try (var streams = new KafkaStreams(ScoringTopology.of(live), config(live))) {
            running(streams);
            var seen = latency(resultsOf("live"), BenchLog.CASES + 2 * SAMPLES);
            System.out.printf("the score it moved to be seen   %8.1f ms%n", seen);
        }
    }

    private double latency(String topic, int firstCase) {
        try (var producer = log.producer();
                var results = log.consumer(topic)) {
            results.seekToEnd(results.assignment());
            results.assignment().forEach(results::position); // found now, not with the first poll
            var took = new double[SAMPLES];
            for (int sample = 0; sample < SAMPLES; sample++) {
                var fact = BenchLog.aCase(0, firstCase + sample).getFirst();
                while (!results.poll(QUIET).isEmpty()) {} // what the one before still moved
                var began = System.nanoTime();
                log.send(producer, fact);
                producer.flush();
                for (var seen = false; !seen; ) {
                    for (var record : results.poll(LOOK)) {
                        seen |= record.key().startsWith(fact.key());
                    }
                }
                took[sample] = since(began) * 1_000;
            }
            Arrays.sort(took);
            return took[SAMPLES / 2];
        }
    }

    private static void running(KafkaStreams streams) {
        streams.start();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            Thread.onSpinWait();
        }
    }

    private Run told(String name, Run run) {
        System.out.printf(
                "%-28s %9.2f s %10.0f facts/s %6d MB kept%n",
                name, run.seconds(), log.facts() / run.seconds(), run.heapMegabytes());
        return run;
    }

    private Run pollAndParse() throws Exception {
        var cases = new HashMap<String, Integer>();
        try (var consumer = log.consumer(ComplaintEvent.TOPIC)) {
            consumer.seekToBeginning(consumer.assignment());
            var before = heap();
            var began = System.nanoTime();
            for (long parsed = 0; parsed < log.facts(); ) {
                for (var record : consumer.poll(LOOK)) {
                    var event = codec.read(record.headers(), record.value());
                    cases.merge(event.key(), event instanceof ComplaintEvent.ComplaintReceived ? 1 : 0, Integer::sum);
                    parsed++;
                }
            }
            return new Run(since(began), heap() - before, cases);
        }
    }

    private Run count(Map<String, Integer> expected) throws Exception {
        return streamed(parts("count", false), counting(), expected, (streams, _) -> {
            var cases = new HashMap<String, Integer>();
            try (var all = streams.store(StoreQueryParameters.fromNameAndType(
                            COUNTS, QueryableStoreTypes.<String, Long>keyValueStore()))
                    .all()) {
                all.forEachRemaining(entry -> cases.put(entry.key, Math.toIntExact(entry.value / BenchLog.FACTS_EACH)));
            }
            return cases;
        });
    }

    private static Topology counting() {
        var builder = new StreamsBuilder();
        builder.stream(ComplaintEvent.TOPIC, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .groupByKey()
                .count(Materialized.as(COUNTS))
                .toStream()
                .to(COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
        return builder.build();
    }

    private Run scored(String application, boolean rebuilt, Map<String, Integer> expected) throws Exception {
        var parts = parts(application, rebuilt);
        return streamed(parts, ScoringTopology.of(parts), expected, (_, last) -> {
            var cases = new HashMap<String, Integer>();
            last.forEach((key, view) -> {
                if (key.startsWith(BenchLog.POINT) && key.endsWith("|" + BenchLog.YEAR)) {
                    cases.put(
                            key.substring(0, key.indexOf('|')),
                            ScoringJson.mapper()
                                    .readValue(view, ScoreView.class)
                                    .cases());
                }
            });
            return cases;
        });
    }

    private ScoringTopology.Parts parts(String application, boolean rebuilt) {
        var parts = new ScoringTopology.Parts(
                new Scorer(Scored.CALENDAR),
                Scored.SCHEMES,
                codec,
                ScoringJson.mapper(),
                settings(application),
                new ScoringMeters(new SimpleMeterRegistry()),
                new Traces(Tracer.NOOP, Propagator.NOOP, Clock.systemUTC()));
        return parts.of(application, rebuilt);
    }

    private ScoringSettings settings(String application) {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "steelyard.scoring.state-directory",
                        states.toString(),
                        "steelyard.scoring.application-id",
                        application)))
                .bind("steelyard.scoring", ScoringSettings.class)
                .get();
    }

    private Properties config(ScoringTopology.Parts its) {
        var config = ScoringStream.config(its, (short) 1);
        config.putAll(Map.of("bootstrap.servers", log.bootstrap(), "auto.offset.reset", "earliest"));
        config.put("default.key.serde", Serdes.StringSerde.class);
        return config;
    }

    private static String resultsOf(String application) {
        return application.equals("count") ? COUNTS : application + "-scores";
    }

    private interface Outcome {
        Map<String, Integer> of(KafkaStreams streams, Map<String, byte[]> last);
    }

    /**
     * From running to the last fact read and the last result seen. Silence alone is no end: what a stage scores in one go is
     * seen with its commit, which for many points is long after the last fact.
     */
    private Run streamed(ScoringTopology.Parts its, Topology topology, Map<String, Integer> expected, Outcome outcome)
            throws Exception {
        var application = its.applicationId();
        var before = heap();
        try (var streams = new KafkaStreams(topology, config(its));
                var admin = Admin.create(Map.of("bootstrap.servers", log.bootstrap()));
                var results = log.consumer(resultsOf(application))) {
            results.seekToBeginning(results.assignment());
            running(streams);
            var began = System.nanoTime();
            var last = new HashMap<String, byte[]>();
            var ended = began;
            var looked = began;
            for (var read = false; ; ) {
                for (var record : results.poll(LOOK)) {
                    last.put(record.key(), record.value());
                    ended = System.nanoTime();
                }
                if (!read && committed(admin, application) >= log.facts()) {
                    read = true;
                    ended = System.nanoTime();
                }
                if (read && ended > looked && since(ended) >= SILENCE.toSeconds()) {
                    looked = System.nanoTime();
                    var cases = outcome.of(streams, last);
                    if (cases.equals(expected)) {
                        last.clear(); // ours, not the engine's
                        return new Run((ended - began) / 1e9, heap() - before, cases);
                    }
                }
                if (since(began) > LIMIT.toSeconds()) {
                    throw new IllegalStateException(application + " has not come to the same within " + LIMIT);
                }
            }
        }
    }

    private Run updates() {
        try (var client = MongoClients.create(EmbeddedBacking.shared().mongoUri());
                var consumer = log.consumer(ComplaintEvent.TOPIC)) {
            var points = client.getDatabase("bench").getCollection("points");
            points.drop();
            consumer.seekToBeginning(consumer.assignment());
            var before = heap();
            var began = System.nanoTime();
            for (long parsed = 0; parsed < log.facts(); ) {
                for (var record : consumer.poll(LOOK)) {
                    var event = codec.read(record.headers(), record.value());
                    var one = event instanceof ComplaintEvent.ComplaintReceived ? 1 : 0;
                    points.updateOne(
                            Filters.eq("_id", event.key()),
                            Updates.combine(Updates.inc("facts", 1), Updates.inc("cases", one)),
                            new UpdateOptions().upsert(true));
                    parsed++;
                }
            }
            var seconds = since(began);
            var cases = new HashMap<String, Integer>();
            points.find().forEach(point -> cases.put(point.getString("_id"), point.getInteger("cases")));
            return new Run(seconds, heap() - before, cases);
        }
    }

    private static long committed(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(ComplaintEvent.TOPIC) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** What is still held after collecting garbage, the broker's own among it, in megabytes. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
