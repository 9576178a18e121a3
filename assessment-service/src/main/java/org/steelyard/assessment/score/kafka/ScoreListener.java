package org.steelyard.assessment.score.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.score.LiveScores;
import org.steelyard.assessment.score.ScoreStreams;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.ScoringEngines;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import tools.jackson.databind.json.JsonMapper;

/** Feeds queries and browsers from the explained scores. */
@Component
class ScoreListener {

    /** Of every engine, live or not; a rebuild's topic is found soon after it is made. */
    private static final String TOPICS = "${steelyard.scoring.application-id}(-rebuild-[0-9]+)?-scores";

    private static final String SOON = "metadata.max.age.ms=1000";

    private final LiveScores scores;
    private final ScoreStreams streams;
    private final ScoringEngines engines;
    private final String application;
    private final JsonMapper json = ScoringJson.mapper();

    ScoreListener(LiveScores scores, ScoreStreams streams, ScoringEngines engines, ScoringSettings settings) {
        this.scores = scores;
        this.streams = streams;
        this.engines = engines;
        this.application = settings.applicationId();
    }

    /** Of each unit and period only the last of a poll is written: a rebuild writes little. */
    @KafkaListener(
            id = "live-scores",
            idIsGroup = false,
            topicPattern = TOPICS,
            groupId = "${spring.kafka.consumer.group-id}-scores",
            properties = SOON,
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        var byEngine = new LinkedHashMap<Integer, Map<String, ScoreView>>();
        records.forEach(record -> byEngine.computeIfAbsent(engineOf(record.topic()), _ -> new LinkedHashMap<>())
                .put(record.key(), json.readValue(record.value(), ScoreView.class)));
        byEngine.forEach((engine, last) -> scores.keep(engine, last.values()));
    }

    private int engineOf(String topic) {
        var rest = topic.substring(application.length(), topic.length() - "-scores".length());
        return rest.isEmpty() ? 0 : Integer.parseInt(rest.substring("-rebuild-".length()));
    }

    /** Every process hears every score, from now on: its browsers want all of them, and no old ones. */
    @KafkaListener(
            id = "score-streams",
            idIsGroup = false,
            topicPattern = TOPICS,
            groupId = "${spring.kafka.consumer.group-id}-streams-#{T(java.util.UUID).randomUUID()}",
            properties = {"auto.offset.reset=latest", SOON},
            containerFactory = "eventBatches")
    void tell(List<ConsumerRecord<String, byte[]>> records) {
        var live = engines.state().live();
        for (var record : records) {
            if (engineOf(record.topic()) != live) {
                continue;
            }
            streams.tell(ScoreSummary.of(json.readValue(record.value(), ScoreView.class)));
        }
    }
}
