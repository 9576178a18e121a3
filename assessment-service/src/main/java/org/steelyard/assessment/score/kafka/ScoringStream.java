package org.steelyard.assessment.score.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.inbox.TopicSettings;
import org.steelyard.platform.telemetry.LogKeys;

/** Runs the scoring topology with the service. */
@Component
public class ScoringStream implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScoringStream.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final ScoringTopology.Parts parts;
    private final KafkaProperties kafka;
    private final TopicSettings topics;
    private final MeterRegistry meters;
    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics metrics;

    ScoringStream(
            Scorer scorer,
            Schemes schemes,
            EventCodec codec,
            ScoringSettings settings,
            KafkaProperties kafka,
            TopicSettings topics,
            MeterRegistry meters) {
        this.parts = new ScoringTopology.Parts(
                scorer, schemes, codec, ScoringJson.mapper(), settings, new ScoringMeters(meters));
        this.kafka = kafka;
        this.topics = topics;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        var stream = new KafkaStreams(ScoringTopology.of(parts), config());
        stream.setUncaughtExceptionHandler(failure -> {
            log.atError().setCause(failure).log("Scoring thread failed, another one takes over");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        metrics = new KafkaStreamsMetrics(stream);
        metrics.bindTo(meters);
        stream.start();
        streams = stream;
        log.atInfo()
                .addKeyValue("application", parts.settings().applicationId())
                .log("Scoring started");
    }

    private Properties config() {
        var settings = parts.settings();
        var config = new Properties();
        config.putAll(kafka.buildStreamsProperties());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitEvery().toMillis());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheBytes());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) topics.replication());
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                settings.sessionTimeout().toMillis());
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                (int) settings.sessionTimeout().toMillis() / 4);
        return config;
    }

    @Override
    public synchronized void stop() {
        var stream = streams;
        if (stream == null) {
            return;
        }
        // leaving the group lets whoever starts next, here or elsewhere, go on at once
        var closed =
                stream.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_TIMEOUT));
        if (metrics != null) {
            metrics.close();
        }
        streams = null;
        log.atInfo().addKeyValue(LogKeys.CAUSE, closed ? "clean" : "timeout").log("Scoring stopped");
    }

    @Override
    public synchronized boolean isRunning() {
        return streams != null;
    }

    /** Whether facts are being scored: running, or handing over shares. */
    public synchronized boolean isScoring() {
        return streams != null && streams.state().isRunningOrRebalancing();
    }
}
