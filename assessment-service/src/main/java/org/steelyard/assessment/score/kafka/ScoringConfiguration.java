package org.steelyard.assessment.score.kafka;

import org.apache.kafka.common.config.TopicConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.inbox.TopicSettings;

/** The scorer, and scoring's own topics. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

    @Bean
    Scorer scorer() {
        return new Scorer(WorkingCalendar.china());
    }

    /** As many partitions as the facts have, so that a unit's news meet its facts. */
    @Bean
    KafkaAdmin.NewTopics scoringTopics(ScoringSettings scoring, TopicSettings settings) {
        var retention = Long.toString(scoring.newsRetention().toMillis());
        return new KafkaAdmin.NewTopics(
                topic(scoring.applicationId() + "-scores", settings).compact().build(),
                topic(scoring.applicationId() + "-inputs", settings)
                        .config(TopicConfig.RETENTION_MS_CONFIG, retention)
                        .build());
    }

    private static TopicBuilder topic(String name, TopicSettings settings) {
        return TopicBuilder.name(name).partitions(settings.partitions()).replicas(settings.replication());
    }
}
