package org.steelyard.assessment.score.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.score.LiveScores;
import org.steelyard.assessment.score.ScoreStreams;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.ScoringJson;
import tools.jackson.databind.json.JsonMapper;

/** Feeds queries and browsers from the explained scores. */
@Component
class ScoreListener {

    private final LiveScores scores;
    private final ScoreStreams streams;
    private final JsonMapper json = ScoringJson.mapper();

    ScoreListener(LiveScores scores, ScoreStreams streams) {
        this.scores = scores;
        this.streams = streams;
    }

    /** Of each unit and period only the last of a poll is written: a rebuild writes little. */
    @KafkaListener(
            id = "live-scores",
            idIsGroup = false,
            topics = "${steelyard.scoring.application-id}-scores",
            groupId = "${spring.kafka.consumer.group-id}-scores",
            containerFactory = "eventBatches")
    void keep(List<ConsumerRecord<String, byte[]>> records) {
        var last = new LinkedHashMap<String, ScoreView>();
        records.forEach(record -> last.put(record.key(), json.readValue(record.value(), ScoreView.class)));
        scores.keep(last.values());
    }

    /** Every process hears every score, from now on: its browsers want all of them, and no old ones. */
    @KafkaListener(
            id = "score-streams",
            idIsGroup = false,
            topics = "${steelyard.scoring.application-id}-scores",
            groupId = "${spring.kafka.consumer.group-id}-streams-#{T(java.util.UUID).randomUUID()}",
            properties = "auto.offset.reset=latest",
            containerFactory = "eventBatches")
    void tell(List<ConsumerRecord<String, byte[]>> records) {
        for (var record : records) {
            var view = json.readValue(record.value(), ScoreView.class);
            streams.tell(new ScoreStreams.News(record.partition() + "-" + record.offset(), ScoreSummary.of(view)));
        }
    }
}
