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
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final long BEATS = 6;

    private final CountyScoring scoring;
    private final WhatIfs whatIfs;
    private final WhatIfSchemes schemes;
    private final WhatIfSettings settings;
    private final Clock clock;
    private final Timer took;
    private final MeterRegistry meters;
    /** Jobs of this process that are waiting or running. */
    private final Set<String> mine = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ThreadPoolExecutor workers;
    private @Nullable ScheduledExecutorService heart;

    WhatIfRunner(
            CountyScoring scoring,
            WhatIfs whatIfs,
            WhatIfSchemes schemes,
            WhatIfSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.scoring = scoring;
        this.whatIfs = whatIfs;
        this.schemes = schemes;
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
        if (!hasRoom()) {
            throw new TooManyWhatIfs(settings.maxWaiting());
        }
    }

    private boolean hasRoom() {
        var present = workers;
        return present != null && present.getQueue().remainingCapacity() > 0;
    }

    void submit(WhatIf job) {
        var id = job.id();
        mine.add(id);
        try {
            var present = workers;
            if (present == null) {
                throw new RejectedExecutionException("stopped");
            }
            present.execute(() -> run(job));
        } catch (RejectedExecutionException full) {
            mine.remove(id);
            whatIfs.fail(id, "too-many-what-ifs", clock.instant());
        }
    }

    private void run(WhatIf job) {
        var stopping = false;
        try {
            took.record(() -> compare(job));
            meters.counter("steelyard.what-if.ended", "state", "done").increment();
        } catch (RuntimeException failure) {
            stopping = workers == null; // then it is laid down
            if (!stopping) {
                fail(job.id(), failure);
            }
        } finally {
            if (!stopping) {
                mine.remove(job.id());
            }
        }
    }

    private void compare(WhatIf job) {
        var asked = job.asked();
        var id = job.id();
        var pair = schemes.of(asked);
        var total = scoring.units(asked.county());
        var comparison = new Comparison();
        var pace = new Pace(id, total);
        scoring.compare(
                asked.county(),
                new Question(asked.period(), asked.asOf(), false),
                List.of(choice(pair.current()), choice(pair.proposed())),
                (choice, score) -> {
                    comparison.add(choice == 1, score);
                    pace.step(choice == 1);
                });
        whatIfs.finish(id, comparison.changes(pair.current(), pair.proposed()), clock.instant());
    }

    private static Function<UnitKind, Optional<Scheme>> choice(List<Scheme> schemes) {
        return kind -> schemes.stream().filter(scheme -> scheme.kind() == kind).findFirst();
    }

    private void fail(String id, RuntimeException failure) {
        var name = failure instanceof Refusal refusal ? refusal.name() : "internal";
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
            takeUp(now);
            whatIfs.sweep(now);
        } catch (RuntimeException away) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, away.getClass().getSimpleName())
                    .log("What-ifs not looked after");
        }
    }

    /** Goes on with what a process left that was stopped or killed: from the beginning, to the same answer. */
    private void takeUp(Instant now) {
        for (var job : whatIfs.lost(now.minus(settings.lease()))) {
            if (job.restarts() >= settings.maxRestarts()) {
                whatIfs.fail(job.id(), WhatIf.INTERRUPTED, now);
                meters.counter("steelyard.what-if.ended", "state", "failed").increment();
            } else if (hasRoom() && !mine.contains(job.id()) && whatIfs.takeUp(job, now)) {
                log.atInfo().addKeyValue(LogKeys.SUBJECT, job.id()).log("What-if taken up again");
                submit(job);
            }
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
        var unused = heart.scheduleWithFixedDelay(this::beat, 0, millis, TimeUnit.MILLISECONDS);
    }

    /** What was not finished is laid down: whoever starts next takes it up. */
    @Override
    public void stop() {
        var present = workers;
        workers = null;
        if (present != null && heart != null) {
            heart.shutdownNow();
            var unused = present.shutdownNow();
            try {
                var over = present.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                log.atDebug().addKeyValue("over", over).log("What-ifs stopped");
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            mine.forEach(whatIfs::layDown);
            mine.clear();
        }
        heart = null;
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }
}
