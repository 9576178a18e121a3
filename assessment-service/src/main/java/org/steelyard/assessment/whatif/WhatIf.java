package org.steelyard.assessment.whatif;

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

    /** Why a job failed that was running in one process after another that is gone. */
    static final String INTERRUPTED = "interrupted";

    private final Asked asked;
    private State state = State.WAITING;
    private int done;
    private int total;
    private int restarts;
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

    public State state() {
        return state;
    }

    /** How often it was taken up again. */
    int restarts() {
        return restarts;
    }

    /** Its last sign of life. */
    Instant touchedAt() {
        return touchedAt;
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
    public @Nullable String failure() {
        return failure;
    }

    public @Nullable Totals totals() {
        return totals;
    }
}
