package org.steelyard.assessment.whatif;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.evidence.CountyScoring;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.score.Question;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.Refusal;
import org.steelyard.platform.telemetry.LogKeys;

/** Works on what-ifs one after another, beside the live engine: on threads of its own, of low priority, and at a pace. */
@Component
class WhatIfRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WhatIfRunner.class);
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);
    private static final long BEATS = 6;

    /** A job with the schemes it compares, for stations and points each. */
    record Job(WhatIf whatIf, List<Scheme> current, List<Scheme> proposed) {}

    private final CountyScoring scoring;
    private final WhatIfs whatIfs;
    private final WhatIfSettings settings;
    private final Clock clock;
    private final Timer took;
    private final MeterRegistry meters;
    /** Jobs of this process that are waiting or running. */
    private final Set<String> mine = ConcurrentHashMap.newKeySet();

    private @Nullable ThreadPoolExecutor workers;
    private @Nullable ScheduledExecutorService heart;

    WhatIfRunner(CountyScoring scoring, WhatIfs whatIfs, WhatIfSettings settings, Clock clock, MeterRegistry meters) {
        this.scoring = scoring;
        this.whatIfs = whatIfs;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
        this.took = Timer.builder("steelyard.what-if.duration")
                .description("From the start of a what-if to its answer")
                .register(meters);
        Gauge.builder("steelyard.what-if.jobs", mine, Set::size)
                .description("What-ifs waiting or running in this process")
                .register(meters);
    }

    /** Refuses if too many wait already. */
    void requireRoom() {
        if (workers == null || workers.getQueue().remainingCapacity() == 0) {
            throw new TooManyWhatIfs(settings.maxWaiting());
        }
    }

    void submit(Job job) {
        var id = job.whatIf().id();
        mine.add(id);
        try {
            if (workers == null) {
                throw new RejectedExecutionException("stopped");
            }
            workers.execute(() -> run(job));
        } catch (RejectedExecutionException full) {
            mine.remove(id);
            whatIfs.fail(id, "too-many-what-ifs", clock.instant());
        }
    }

    private void run(Job job) {
        var id = job.whatIf().id();
        try {
            took.record(() -> compare(job));
            meters.counter("steelyard.what-if.ended", "state", "done").increment();
        } catch (RuntimeException failure) {
            fail(id, failure);
        } finally {
            mine.remove(id);
        }
    }

    private void compare(Job job) {
        var asked = job.whatIf().asked();
        var id = job.whatIf().id();
        var total = scoring.units(asked.county());
        var comparison = new Comparison();
        var pace = new Pace(id, total);
        scoring.compare(
                asked.county(),
                new Question(asked.period(), asked.asOf(), false),
                List.of(choice(job.current()), choice(job.proposed())),
                (choice, score) -> {
                    comparison.add(choice == 1, score);
                    pace.step(choice == 1);
                });
        whatIfs.finish(id, comparison.changes(job.current(), job.proposed()), clock.instant());
    }

    private static Function<UnitKind, Optional<Scheme>> choice(List<Scheme> schemes) {
        return kind -> schemes.stream().filter(scheme -> scheme.kind() == kind).findFirst();
    }

    private void fail(String id, RuntimeException failure) {
        var name = failure instanceof Refusal refusal
                ? refusal.name()
                : failure instanceof Interrupted ? WhatIf.INTERRUPTED : "internal";
        meters.counter("steelyard.what-if.ended", "state", "failed").increment();
        log.atWarn().setCause(failure).addKeyValue(LogKeys.SUBJECT, id).log("What-if failed");
        try {
            whatIfs.fail(id, name, clock.instant());
        } catch (RuntimeException away) {
            log.atWarn() // it will be seen to give no sign of life
                    .addKeyValue(LogKeys.SUBJECT, id)
                    .log("What-if's failure not written");
        }
    }

    /** Says how far a job is, and keeps it from going too fast. */
    private final class Pace {
        private final String id;
        private final int total;
        private final long start = System.nanoTime();
        private int scored;
        private int done;
        private Instant toldAt = Instant.MIN;

        Pace(String id, int total) {
            this.id = id;
            this.total = total;
        }

        void step(boolean unitIsDone) {
            scored++;
            done += unitIsDone ? 1 : 0;
            var now = clock.instant();
            if (!now.isBefore(toldAt.equals(Instant.MIN) ? now : toldAt.plus(PROGRESS_EVERY))) {
                whatIfs.progress(id, done, Math.max(total, done), now);
                toldAt = now;
            }
            // each unit is scored twice
            var due = start + scored * TimeUnit.SECONDS.toNanos(1) / (2L * settings.unitsPerSecond());
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted();
                }
            }
        }
    }

    /** The process stops. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void beat() {
        try {
            var now = clock.instant();
            mine.forEach(id -> whatIfs.touch(id, now));
            whatIfs.sweep(now);
        } catch (RuntimeException away) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, away.getClass().getSimpleName())
                    .log("What-ifs not looked after");
        }
    }

    @Override
    public void start() {
        workers = new ThreadPoolExecutor(
                settings.maxRunning(),
                settings.maxRunning(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.maxWaiting()),
                Thread.ofPlatform()
                        .name("what-if-", 0)
                        .priority(Thread.MIN_PRIORITY)
                        .daemon()
                        .factory());
        heart = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("what-if-heart").daemon().factory());
        var millis = settings.lease().toMillis() / BEATS;
        var unused = heart.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What was not finished is failed: whoever asked asks again. */
    @Override
    public void stop() {
        if (workers != null && heart != null) {
            heart.shutdownNow();
            var unused = workers.shutdownNow();
            var now = clock.instant();
            mine.forEach(id -> whatIfs.fail(id, WhatIf.INTERRUPTED, now));
            mine.clear();
        }
        workers = null;
        heart = null;
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }
}
