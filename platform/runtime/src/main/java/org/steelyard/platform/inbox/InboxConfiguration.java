package org.steelyard.platform.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.util.backoff.FixedBackOff;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.event.PoisonRecord;
import org.steelyard.platform.outbox.StoreOlderThanLog;
import org.steelyard.platform.telemetry.LogKeys;
import org.steelyard.platform.telemetry.Traces;

/**
 * How records become calls of listeners: decoded by type, unknown types skipped and counted, failures retried with
 * back-off, and what cannot be used put aside on {@code <topic>.dlt} with its cause, so that the partition goes on.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxSettings.class)
class InboxConfiguration {

    private static final Logger log = LoggerFactory.getLogger(InboxConfiguration.class);

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory(
            ConsumerFactory<String, byte[]> consumers,
            EventCodec codec,
            DefaultErrorHandler eventErrorHandler,
            ReadPositions positions,
            MeterRegistry meters) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        factory.setConsumerFactory(consumers);
        factory.setRecordMessageConverter(new EventMessageConverter(codec));
        factory.setRecordFilterStrategy(record -> isUnknown(record, meters));
        factory.setCommonErrorHandler(eventErrorHandler);
        factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
        factory.getContainerProperties().setObservationEnabled(true);
        factory.getContainerProperties().setConsumerRebalanceListener(positions);
        return factory;
    }

    /** For listeners that take a whole poll as {@code List<ConsumerRecord<String, byte[]>>}, see {@link EventBatch}. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> eventBatches(
            ConsumerFactory<String, byte[]> consumers,
            DefaultErrorHandler eventErrorHandler,
            ReadPositions positions,
            Traces traces) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setBatchInterceptor(new TracedPolls(traces));
        factory.getContainerProperties().setConsumerRebalanceListener(positions);
        factory.setCommonErrorHandler(eventErrorHandler);
        return factory;
    }

    @Bean
    DefaultErrorHandler eventErrorHandler(
            KafkaTemplate<String, byte[]> kafka, InboxSettings settings, MeterRegistry meters) {
        // there from the start, so that the first of them is an increase and an alert sees it
        EventCatalogue.topics().forEach(topic -> {
            var unused = dead(topic.value(), meters);
        });
        var deadLetters = new DeadLetterPublishingRecoverer(kafka, (record, failure) -> {
            var cause = rootCause(failure);
            dead(record.topic(), meters).increment();
            log.atError()
                    .addKeyValue(LogKeys.TOPIC, record.topic())
                    .addKeyValue(LogKeys.PARTITION, record.partition())
                    .addKeyValue(LogKeys.OFFSET, record.offset())
                    .addKeyValue(LogKeys.CAUSE, cause.getClass().getSimpleName())
                    .log("Record put aside");
            return new TopicPartition(record.topic() + ".dlt", record.partition());
        });
        deadLetters.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        var backOff = new ExponentialBackOffWithMaxRetries(settings.retries());
        backOff.setInitialInterval(settings.firstBackOff().toMillis());
        backOff.setMaxInterval(settings.maxBackOff().toMillis());
        var handler = new DefaultErrorHandler(deadLetters, backOff);
        handler.addNotRetryableExceptions(PoisonRecord.class, ConversionException.class);
        var untilMended = new FixedBackOff(settings.maxBackOff().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);
        // no record's fault: it waits until the operator has mended the store
        handler.setBackOffFunction(
                (_, failure) -> rootCause(failure) instanceof StoreOlderThanLog ? untilMended : null);
        return handler;
    }

    private static Counter dead(String topic, MeterRegistry meters) {
        return Counter.builder("steelyard.events.dead")
                .description("Records put aside among the dead letters")
                .tag("topic", topic)
                .register(meters);
    }

    private static boolean isUnknown(ConsumerRecord<String, byte[]> record, MeterRegistry meters) {
        var type = EventCodec.typeIn(record.headers());
        if (type == null || EventCatalogue.byType(type).isPresent()) {
            return false; // a record without a type is poison, not a newer version's news
        }
        meters.counter("steelyard.events.unknown", "topic", record.topic()).increment();
        return true;
    }

    private static Throwable rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
