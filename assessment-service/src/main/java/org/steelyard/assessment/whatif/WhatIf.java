package org.steelyard.assessment.whatif;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.platform.outbox.Aggregate;

/** A question what a proposed scheme would change in a county, how far its answer is, and what it sums up to. */
@Document("what-ifs")
public class WhatIf extends Aggregate {

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** It will not go on; ask again. */
        FAILED
    }

    /** Why a job failed that was running in a process that is gone. */
    static final String INTERRUPTED = "interrupted";

    private final Asked asked;
    private State state = State.WAITING;
    private int done;
    private int total;
    private Instant touchedAt;
    private @Nullable Instant endedAt;
    private @Nullable String failure;
    private @Nullable Totals totals;

    WhatIf(String id, Asked asked) {
        super(id);
        this.asked = asked;
        this.touchedAt = asked.at();
    }

    /**
     * What was asked.
     *
     * @param asOf facts written down later do not count
     * @param current the version it is compared with
     * @param proposed the version proposed, as its text calls itself
     * @param text of a draft, none if the proposed version is published
     * @param expiresAt when the answer goes
     */
    public record Asked(
            String county,
            int period,
            Instant asOf,
            String current,
            String proposed,
            @Nullable String text,
            Instant at,
            Instant expiresAt) {}

    /** How many units go up, go down, change their grade and change their place. */
    public record Totals(int units, int up, int down, int grades, int places) {}

    public Asked asked() {
        return asked;
    }

    /** The state as it is to be told: one that gives no sign of life has failed, whatever its record says. */
    public State state(Instant now, Duration lease) {
        return isLost(now, lease) ? State.FAILED : state;
    }

    private boolean isLost(Instant now, Duration lease) {
        return (state == State.WAITING || state == State.RUNNING)
                && touchedAt.plus(lease).isBefore(now);
    }

    public int done() {
        return done;
    }

    public int total() {
        return total;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The name of the problem it failed with. */
    public @Nullable String failure(Instant now, Duration lease) {
        return isLost(now, lease) ? INTERRUPTED : failure;
    }

    public @Nullable Totals totals() {
        return totals;
    }
}
