package org.steelyard.assessment.score.kafka;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * When the stages of an engine score what they heard: at once while little comes in; for a share of their thread's time
 * while much does, so that hearing goes on; and while a rebuild hears, seldom, because nobody reads its scores yet.
 */
final class Pace {

    private static final long PAUSE_MILLIS = 500;
    private static final long UNREAD_MILLIS = 2_000;
    private static final long NANOS = 1_000_000;

    private final int idleShare;
    private final int threads;
    private final AtomicInteger stages = new AtomicInteger();

    Pace(int idleShare, int threads) {
        this.idleShare = idleShare;
        this.threads = threads;
    }

    /** The pace of one more stage. */
    Turn join() {
        stages.incrementAndGet();
        return new Turn();
    }

    /** Of one stage; times are of its own clock, in milliseconds. */
    final class Turn {

        private long heardAt = Long.MIN_VALUE / 2;
        private long scoredAt = Long.MIN_VALUE / 2;
        private long idle;

        void heard(long now) {
            heardAt = now;
        }

        /** Whether to score now; {@code read} if anybody reads it. */
        boolean isDue(long now, boolean read) {
            var paused = now - heardAt >= PAUSE_MILLIS;
            return paused || now - scoredAt >= (read ? idle : Math.max(idle, UNREAD_MILLIS));
        }

        /** Stages of one thread score one after the other: all of them together keep to the share. */
        void scored(long now, long tookNanos) {
            scoredAt = now;
            idle = tookNanos * idleShare * Math.ceilDiv(stages.get(), threads) / NANOS;
        }

        void leave() {
            stages.decrementAndGet();
        }
    }
}
