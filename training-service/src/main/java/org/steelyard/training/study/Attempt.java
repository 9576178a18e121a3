package org.steelyard.training.study;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One quiz an officer took.
 *
 * @param number counted from 1 in its year
 * @param material the version it was drawn from
 * @param seed from which it was drawn
 * @param questions how many it asks
 * @param passMark right answers needed, in percent
 * @param expiresAt until when it can be answered
 * @param answeredAt when it was, if it was
 * @param right how many answers were right
 */
public record Attempt(
        int number,
        String material,
        long seed,
        int questions,
        int passMark,
        Instant drawnAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        int right) {

    Attempt answered(int rightOnes, Instant now) {
        return new Attempt(number, material, seed, questions, passMark, drawnAt, expiresAt, now, rightOnes);
    }

    boolean isOpen(Instant now) {
        return answeredAt == null && now.isBefore(expiresAt);
    }

    boolean isPassed() {
        return answeredAt != null && 100 * right >= passMark * questions;
    }

    /** Where it stands at an instant. */
    public Standing standing(Instant now) {
        if (answeredAt == null) {
            return isOpen(now) ? Standing.OPEN : Standing.EXPIRED;
        }
        return isPassed() ? Standing.PASSED : Standing.FAILED;
    }

    /** Where a quiz stands. */
    public enum Standing {
        OPEN,
        EXPIRED,
        FAILED,
        PASSED
    }
}
