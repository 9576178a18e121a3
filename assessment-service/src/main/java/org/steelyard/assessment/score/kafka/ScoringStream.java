package org.steelyard.assessment.score.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
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
import org.steelyard.assessment.score.ScoreStreams;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.ScoringEngines;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.inbox.TopicSettings;
import org.steelyard.platform.telemetry.LogKeys;
import org.steelyard.platform.telemetry.Traces;

/** Runs the scoring topology with the service. */
@Component
public class ScoringStream implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScoringStream.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final ScoringTopology.Parts parts;
    private final KafkaProperties kafka;
    private final TopicSettings topics;
    private final MeterRegistry meters;
    private final ScoringEngines engines;
    private final EngineLog engineLog;
    private final ScoreStreams browsers;
    private final Map<Integer, Run> runs = new ConcurrentHashMap<>();
    private volatile int live;
    private volatile @Nullable ScheduledExecutorService looking;

    private record Run(KafkaStreams streams, KafkaStreamsMetrics metrics) {}

    ScoringStream(
            Scorer scorer,
            Schemes schemes,
            EventCodec codec,
            ScoringSettings settings,
            KafkaProperties kafka,
            TopicSettings topics,
            MeterRegistry meters,
            Traces traces,
            ScoringEngines engines,
            EngineLog engineLog,
            ScoreStreams browsers) {
        this.parts = new ScoringTopology.Parts(
                scorer, schemes, codec, ScoringJson.mapper(), settings, new ScoringMeters(meters), traces);
        this.kafka = kafka;
        this.topics = topics;
        this.meters = meters;
        this.engines = engines;
        this.engineLog = engineLog;
        this.browsers = browsers;
    }

    @Override
    public synchronized void start() {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("scoring-engines").daemon().factory());
        looking = timer;
        look();
        var unused = timer.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failure) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, failure.getClass().getSimpleName())
                    .log("Scoring engines not looked after");
        }
    }

    /** Runs the engines that shall run, here as in every process, and no other. */
    private synchronized void look() {
        if (looking == null) {
            return;
        }
        var state = engines.state();
        if (live != state.live()) {
            live = state.live();
            browsers.startAnew();
        }
        var wanted = new HashSet<>(Set.of(state.live()));
        if (state.rebuild() instanceof Integer rebuild) {
            wanted.add(rebuild);
        }
        wanted.stream().filter(engine -> !runs.containsKey(engine)).forEach(this::run);
        for (var engine : Set.copyOf(runs.keySet())) {
            if (!wanted.contains(engine)) {
                var run = end(engine);
                run.streams().cleanUp();
            }
        }
        if (!state.speaking() && state.previous() instanceof Integer previous && engineLog.isOver(previous)) {
            engineLog.handOver(state.live());
            var unused = engines.speak(state.live());
            log.atInfo().addKeyValue("engine", state.live()).log("Rebuilt scores took over");
        }
        if (state.rebuild() instanceof Integer rebuild) {
            var unused = engineLog.progress(rebuild); // for the gauges
        } else {
            engineLog.noRebuild();
        }
    }

    private void run(int engine) {
        if (engine > 0) {
            engineLog.makeTopics(engine);
        }
        var its = parts.of(engines.applicationId(engine), engine > 0);
        var stream = new KafkaStreams(ScoringTopology.of(its), config(its));
        stream.setUncaughtExceptionHandler(failure -> {
            log.atError().setCause(failure).log("Scoring thread failed, another one takes over");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        var metrics = new KafkaStreamsMetrics(stream);
        metrics.bindTo(meters);
        stream.start();
        runs.put(engine, new Run(stream, metrics));
        log.atInfo().addKeyValue("application", its.applicationId()).log("Scoring started");
    }

    private Properties config(ScoringTopology.Parts its) {
        var config = new Properties();
        config.putAll(kafka.buildStreamsProperties());
        config.putAll(config(its, topics.replication()));
        return config;
    }

    /** What makes a stream one of an engine's instances, wherever its broker is. */
    static Properties config(ScoringTopology.Parts its, short replication) {
        var settings = its.settings();
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, its.applicationId());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, its.threads());
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitEvery().toMillis());
        // the order of facts across topics does not matter here, and what an open transaction holds back would be
        // waited for
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // facts are kept as text, many alike at once
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), settings.batchBytes());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheBytes());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replication);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                settings.sessionTimeout().toMillis());
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                (int) settings.sessionTimeout().toMillis() / 4);
        return config;
    }

    @Override
    public synchronized void stop() {
        var timer = looking;
        if (timer != null) {
            timer.shutdownNow();
            looking = null;
        }
        for (var engine : Set.copyOf(runs.keySet())) {
            var unused = end(engine);
        }
    }

    /** Leaving the group lets whoever starts next, here or elsewhere, go on at once. */
    private Run end(int engine) {
        var run = java.util.Objects.requireNonNull(runs.remove(engine));
        var closed = run.streams().close(leaving());
        run.metrics().close();
        log.atInfo().addKeyValue(LogKeys.CAUSE, closed ? "clean" : "timeout").log("Scoring stopped");
        return run;
    }

    static CloseOptions leaving() {
        return CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Whether facts are being scored: running, or handing over shares. */
    public boolean isScoring() {
        var run = runs.get(live);
        return run != null && run.streams().state().isRunningOrRebalancing();
    }
}
