package org.steelyard.assessment.score.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.platform.telemetry.LogKeys;

/** What scoring tells of itself. */
final class ScoringMeters {

    private static final Logger log = LoggerFactory.getLogger(ScoringMeters.class);

    private final MeterRegistry meters;
    private final Counter facts;
    private final Counter repeated;
    private final Counter waiting;
    private final Timer latency;
    private final Timer flush;
    private final Counter failures;
    private final Set<Integer> missingYears = ConcurrentHashMap.newKeySet();

    ScoringMeters(MeterRegistry meters) {
        this.meters = meters;
        this.facts = meters.counter("steelyard.score.facts");
        this.repeated = meters.counter("steelyard.score.facts.repeated");
        this.waiting = meters.counter("steelyard.score.facts.waiting");
        this.latency = Timer.builder("steelyard.score.latency")
                .description("From a fact written down to the score that it moved")
                .publishPercentileHistogram()
                .register(meters);
        this.flush = meters.timer("steelyard.score.flush");
        this.failures = meters.counter("steelyard.score.failures");
        // there from the start, so that the first of them is an increase and an alert sees it
        EventCatalogue.topics().forEach(topic -> {
            var unused = poison(topic.value());
        });
    }

    void heard(boolean fresh) {
        (fresh ? facts : repeated).increment();
    }

    /** A fact of a unit that is not registered yet: it is kept, and counts once the unit is. */
    void waiting() {
        waiting.increment();
    }

    void moved(Instant recordedAt, Instant now) {
        var took = Duration.between(recordedAt, now);
        latency.record(took.isNegative() ? Duration.ZERO : took); // clocks differ
    }

    void flushed(long nanos) {
        flush.record(Duration.ofNanos(nanos));
    }

    void unknown(String topic) {
        meters.counter("steelyard.events.unknown", "topic", topic).increment();
    }

    /** The evidence listener puts the same record among the dead letters; here it is only left out. */
    void poison(String topic, RuntimeException cause) {
        poison(topic).increment();
        log.atWarn()
                .addKeyValue(LogKeys.TOPIC, topic)
                .addKeyValue(LogKeys.CAUSE, cause.getClass().getSimpleName())
                .log("Record not scored");
    }

    private Counter poison(String topic) {
        return meters.counter("steelyard.score.poison", "topic", topic);
    }

    /** Said once a year: every deadline that runs into it would say it again. */
    void calendarMissing(int year) {
        meters.counter("steelyard.score.calendar.missing", "year", Integer.toString(year))
                .increment();
        if (missingYears.add(year)) {
            log.atError()
                    .addKeyValue("year", year)
                    .log("No working calendar: scores that depend on it stay as they were");
        }
    }

    void failed(String unit, RuntimeException cause) {
        failures.increment();
        log.atError().setCause(cause).addKeyValue(LogKeys.UNIT, unit).log("Unit not scored, its last score stays");
    }
}
