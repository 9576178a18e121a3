package org.steelyard.assessment.score.kafka;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When the stages of an engine score what they heard: at once while little comes in; for a share of their thread's time
 * while much does, so that hearing goes on; and while a rebuild hears, for a far smaller share, because nobody reads its
 * scores yet.
 */
final class Pace {

    private static final long PAUSE_MILLIS = 500;
    private static final long UNREAD_MILLIS = 2_000;
    private static final long UNREAD_SHARES = 10;
    private static final long NANOS = 1_000_000;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final int idleShare;
    private final int threads;
    private final AtomicInteger stages = new AtomicInteger();
    /** When any stage heard something, or kept its thread from hearing. */
    private final AtomicLong busyAt = new AtomicLong(LONG_AGO);

    Pace(int idleShare, int threads) {
        this.idleShare = idleShare;
        this.threads = threads;
    }

    /** The pace of one more stage, which begins now. */
    Turn join(long now) {
        stages.incrementAndGet();
        return new Turn(now);
    }

    /** Of one stage; times are of its own clock, in milliseconds. */
    final class Turn {

        private long heardAt = LONG_AGO;
        private long scoredAt;
        private long idle;

        private Turn(long now) {
            this.scoredAt = now;
        }

        void heard(long now) {
            heardAt = now;
            busyAt.set(now);
        }

        /**
         * Whether to score now. Whoever reads scores ({@code read}) waits for this stage only; a rebuild reads one partition
         * after the other, so that it is through when no stage hears anything more.
         */
        boolean isDue(long now, boolean read) {
            return read
                    ? isPast(heardAt, now) || now - scoredAt >= idle
                    : isPast(busyAt.get(), now) || now - scoredAt >= Math.max(UNREAD_SHARES * idle, UNREAD_MILLIS);
        }

        /** Stages of one thread score one after the other: all of them together keep to the share. */
        void scored(long now, long tookNanos) {
            scoredAt = now;
            idle = tookNanos * idleShare * Math.ceilDiv(stages.get(), threads) / NANOS;
            if (!isPast(busyAt.get(), now - tookNanos / NANOS)) {
                busyAt.set(now);
            }
        }

        void leave() {
            stages.decrementAndGet();
        }

        private static boolean isPast(long busy, long now) {
            return now - busy >= PAUSE_MILLIS;
        }
    }
}
