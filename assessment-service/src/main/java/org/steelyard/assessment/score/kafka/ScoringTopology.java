package org.steelyard.assessment.score.kafka;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.event.EventCodec;
import tools.jackson.databind.json.JsonMapper;

/**
 * One stage keyed by unit. It hears the facts of all services, and itself through an inner topic: what points tell their
 * station, and what concerns every partition. So whatever a score needs meets in one store, in one transaction.
 */
public final class ScoringTopology {

    /** Explained scores, the last of each unit and period: what queries and browsers are fed from. */
    public static final String SCORES = "steelyard-assessment-scores";

    /** The stage's talk with itself. */
    public static final String INPUTS = "steelyard-assessment-inputs";

    static final String SCORE_EVENTS = ScoreEvent.TOPIC;
    static final String STORE = "facts";
    static final String TO_ALL = "*";

    private static final String STAGE = "scores-stage";
    private static final String[] SOURCES = {
        NetworkEvent.TOPIC, ComplaintEvent.TOPIC, EscalationEvent.TOPIC, TrainingEvent.TOPIC, DutyEvent.TOPIC, INPUTS
    };

    private ScoringTopology() {}

    /** What the stage is made of. */
    record Parts(
            Scorer scorer,
            Schemes schemes,
            EventCodec codec,
            JsonMapper json,
            ScoringSettings settings,
            ScoringMeters meters) {}

    static Topology of(Parts parts) {
        var store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
        var topology = new Topology();
        topology.addSource("facts-and-news", new StringDeserializer(), new ByteArrayDeserializer(), SOURCES)
                .addProcessor(STAGE, () -> new ScoreStage(parts), "facts-and-news")
                .addStateStore(store, STAGE)
                .addSink(SCORES, SCORES, new StringSerializer(), new ByteArraySerializer(), STAGE)
                .addSink(SCORE_EVENTS, SCORE_EVENTS, new StringSerializer(), new ByteArraySerializer(), STAGE)
                .addSink(
                        INPUTS,
                        INPUTS,
                        new StringSerializer(),
                        new ByteArraySerializer(),
                        (topic, key, value, partitions) -> partitionsOf(key, partitions),
                        STAGE);
        return topology;
    }

    /** News for everybody goes to every partition, other news where its key belongs. */
    private static Optional<Set<Integer>> partitionsOf(String key, int partitions) {
        return key.startsWith(TO_ALL)
                ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
                : Optional.empty();
    }
}
