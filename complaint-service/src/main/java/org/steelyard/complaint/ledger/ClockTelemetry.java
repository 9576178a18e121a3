package org.steelyard.complaint.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.deadline.Light;
import org.steelyard.platform.telemetry.LogKeys;

/** Counts now and then how near the clocks of open complaints are to their end; every replica tells the same numbers. */
@Component
class ClockTelemetry implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ClockTelemetry.class);
    private static final String DUE = ComplaintOrder.DUE.field();

    private final MongoOperations mongo;
    private final Deadlines deadlines;
    private final LedgerSettings settings;
    private final Map<Light, Long> clocks = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;

    ClockTelemetry(MongoOperations mongo, Deadlines deadlines, LedgerSettings settings, MeterRegistry meters) {
        this.mongo = mongo;
        this.deadlines = deadlines;
        this.settings = settings;
        for (var light : Light.values()) {
            Gauge.builder("steelyard.complaints.clocks", clocks, counted -> counted.getOrDefault(light, 0L))
                    .description("Open complaints by how near the end of their clock is")
                    .tag("light", light.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    synchronized void count() {
        try {
            var counted = new EnumMap<Light, Long>(Light.class);
            perDay(Criteria.where(DUE).gt("")).forEach((day, open) -> counted.merge(light(day), open, Long::sum));
            var standing = Criteria.where("clocks.pauses")
                    .elemMatch(Criteria.where("to").is(null));
            perDay(Criteria.where(DUE).gt("").andOperator(standing)).forEach((day, paused) -> {
                counted.merge(light(day), -paused, Long::sum);
                counted.merge(Light.PAUSED, paused, Long::sum);
            });
            for (var light : Light.values()) {
                clocks.put(light, counted.getOrDefault(light, 0L));
            }
        } catch (DataAccessException e) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Clocks not counted, tried again after the next interval");
        }
    }

    private Light light(LocalDate day) {
        return deadlines.light(day);
    }

    private Map<LocalDate, Long> perDay(Criteria which) {
        var counting = Aggregation.newAggregation(
                Aggregation.match(which), Aggregation.group(DUE).count().as("complaints"));
        var days = new ConcurrentHashMap<LocalDate, Long>();
        mongo.aggregate(counting, Complaint.class, Document.class).forEach(day -> {
            var unused = days.put(
                    LocalDate.parse(day.getString("_id")),
                    day.get("complaints", Number.class).longValue());
        });
        return days;
    }

    @Override
    public void start() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("clock-telemetry").daemon().factory());
        var unused = timer.scheduleWithFixedDelay(
                this::count, 0, settings.countInterval().toMillis(), TimeUnit.MILLISECONDS);
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
