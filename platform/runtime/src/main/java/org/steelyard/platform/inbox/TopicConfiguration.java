package org.steelyard.platform.inbox;

import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Topic;

/** Makes every topic with its dead letters at the first start; the facts are kept for ever. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
class TopicConfiguration {

    @Bean
    KafkaAdmin.NewTopics eventTopics(TopicSettings settings) {
        return new KafkaAdmin.NewTopics(EventCatalogue.topics().stream()
                .flatMap(topic -> Stream.of(topic(topic, settings), deadLetters(topic.value(), settings)))
                .toArray(NewTopic[]::new));
    }

    private static NewTopic topic(Topic wanted, TopicSettings settings) {
        var topic = TopicBuilder.name(wanted.value())
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1");
        return (wanted.compacted() ? topic.compact() : topic).build();
    }

    private static NewTopic deadLetters(String name, TopicSettings settings) {
        return TopicBuilder.name(name + ".dlt")
                .partitions(settings.partitions())
                .replicas(settings.replication())
                .config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(settings.deadLetterRetention().toMillis()))
                .build();
    }
}
