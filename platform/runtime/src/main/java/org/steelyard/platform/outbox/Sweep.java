package org.steelyard.platform.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Finds events that a crash or an outage left in their documents: at the start, soon after a failed send, and now and
 * then for other replicas' sake. A sparse index holds pending events only, so on MongoDB it costs what is pending.
 */
@Component
class Sweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final String PENDING = "pending.sequence";

    private final MongoTemplate mongo;
    private final Aggregates aggregates;
    private final Relay relay;
    private final Clock clock;
    private final OutboxSettings settings;
    private Instant lastFull = Instant.EPOCH;
    private @Nullable ScheduledExecutorService timer;

    Sweep(MongoTemplate mongo, Aggregates aggregates, Relay relay, Clock clock, OutboxSettings settings) {
        this.mongo = mongo;
        this.aggregates = aggregates;
        this.relay = relay;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void start() {
        aggregates.collections().forEach(collection -> {
            var unused = mongo.indexOps(collection)
                    .createIndex(new Index()
                            .named("pending")
                            .on(PENDING, Sort.Direction.ASC)
                            .sparse());
        });
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("outbox-sweep").daemon().factory());
        var unused = timer.scheduleWithFixedDelay(
                this::sweepSafely, 0, settings.sweepInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweepSafely() {
        try {
            var now = clock.instant();
            var full = !now.isBefore(lastFull.plus(settings.fullSweepInterval()));
            if (relay.takeLeftBehind() || full) {
                aggregates.collections().forEach(this::sweep);
                lastFull = now;
            }
        } catch (RuntimeException e) { // a timer that throws never runs again
            log.atError()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Sweep failed, tried again after the next interval");
            lastFull = Instant.EPOCH;
        }
    }

    private void sweep(String collection) {
        var found = mongo.getCollection(collection)
                .find(new Document(PENDING, new Document("$gt", 0)))
                .projection(new Document("pending", 1))
                .limit(settings.sweepBatch());
        var left = 0;
        for (var document : found) {
            relay.send(collection, document.getString("_id"), pendingOf(document));
            left++;
        }
        if (left > 0) {
            log.atInfo()
                    .addKeyValue(LogKeys.COLLECTION, collection)
                    .addKeyValue(LogKeys.COUNT, left)
                    .log("Pending events found");
        }
    }

    private List<PendingEvent> pendingOf(Document document) {
        return document.getList("pending", Document.class).stream()
                .map(pending -> mongo.getConverter().read(PendingEvent.class, pending))
                .toList();
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
