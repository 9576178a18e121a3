package org.steelyard.assessment.score.kafka;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.telemetry.Traces;
import tools.jackson.databind.json.JsonMapper;

/**
 * One stage keyed by unit. It hears the facts of all services, and itself through an inner topic: what points tell their
 * station, decisions about a unit that were keyed by something else, and what concerns every partition. So whatever a score needs meets in one store, in one transaction.
 */
final class ScoringTopology {

    /** The sinks. */
    static final String SCORES = "scores";

    static final String INPUTS = "inputs";
    static final String SCORE_EVENTS = "score-events";

    static final String STORE = "facts";
    static final String TO_ALL = "*";

    /** A header of the stage's talk with itself, for what a rebuilt engine is told when it takes over. */
    static final String HANDOVER = "handover";

    private static final String STAGE = "scores-stage";
    static final List<String> FACTS = List.of(
            NetworkEvent.TOPIC,
            ComplaintEvent.TOPIC,
            EscalationEvent.TOPIC,
            TrainingEvent.TOPIC,
            DutyEvent.TOPIC,
            SchemeEvent.TOPIC);

    private ScoringTopology() {}

    /** What the stage is made of. */
    record Parts(
            Scorer scorer,
            Schemes schemes,
            EventCodec codec,
            JsonMapper json,
            ScoringSettings settings,
            ScoringMeters meters,
            Traces traces,
            String applicationId,
            boolean rebuilt) {

        /** Of the first engine. */
        Parts(
                Scorer scorer,
                Schemes schemes,
                EventCodec codec,
                JsonMapper json,
                ScoringSettings settings,
                ScoringMeters meters,
                Traces traces) {
            this(scorer, schemes, codec, json, settings, meters, traces, settings.applicationId(), false);
        }

        /** The same for another engine. */
        Parts of(String other, boolean isRebuilt) {
            return new Parts(scorer, schemes, codec, json, settings, meters, traces, other, isRebuilt);
        }

        /** Stream threads of a process. */
        int threads() {
            return rebuilt ? settings.rebuildThreads() : settings.threads();
        }

        /** Explained scores, the last of each unit and period: what queries and browsers are fed from. */
        String scoresTopic() {
            return applicationId + "-scores";
        }

        /** The stage's talk with itself. */
        String inputsTopic() {
            return applicationId + "-inputs";
        }
    }

    static Topology of(Parts parts) {
        var store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
        var topology = new Topology();
        var pace = new Pace(parts.settings().idleShare(), parts.threads());
        var sources =
                Stream.concat(FACTS.stream(), Stream.of(parts.inputsTopic())).toArray(String[]::new);
        topology.addSource("facts-and-news", new StringDeserializer(), new ByteArrayDeserializer(), sources)
                .addProcessor(STAGE, () -> new ScoreStage(parts, pace), "facts-and-news")
                .addStateStore(store, STAGE)
                .addSink(SCORES, parts.scoresTopic(), new StringSerializer(), new ByteArraySerializer(), STAGE)
                .addSink(SCORE_EVENTS, ScoreEvent.TOPIC, new StringSerializer(), new ByteArraySerializer(), STAGE)
                .addSink(
                        INPUTS,
                        parts.inputsTopic(),
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
