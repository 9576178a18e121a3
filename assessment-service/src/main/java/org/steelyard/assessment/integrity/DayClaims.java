package org.steelyard.assessment.integrity;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

/** Which day was looked at last and who is at the next: one document, whose version decides between two who want it. */
@Repository
class DayClaims {

    private static final String ID = "day-run";

    private final MongoOperations mongo;
    private final IntegritySettings settings;

    DayClaims(MongoOperations mongo, IntegritySettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    boolean isDue(LocalDate last) {
        return state(last).done().isBefore(last);
    }

    /** The first day that is due up to a last one, none if there is none or somebody else is at it. */
    @Nullable
    Claim claim(LocalDate last, Instant now) {
        var state = state(last);
        var until = state.claimedUntil();
        return until != null && until.isAfter(now) ? null : next(state, last, now);
    }

    /** Marks a day as done and claims the next, none if there is none or the claim was lost meanwhile. */
    @Nullable
    Claim done(Claim claim, LocalDate last, Instant now) {
        return next(claim.state().done(claim.day()), last, now);
    }

    private @Nullable Claim next(State state, LocalDate last, Instant now) {
        var due = state.done().isBefore(last);
        var saved = save(state.claimed(due ? now.plus(settings.lease()) : null));
        if (saved == null || !due) {
            return null;
        }
        var day = saved.done().plusDays(1);
        var first = last.minusDays(settings.maxCatchUp() - 1L);
        return new Claim(saved, day.isBefore(first) ? first : day);
    }

    /** Where nobody ever looked, there is nothing to catch up with. */
    private State state(LocalDate last) {
        var found = mongo.findById(ID, State.class);
        return found == null ? new State(ID, null, last.minusDays(1), null) : found;
    }

    private @Nullable State save(State state) {
        try {
            return mongo.save(state);
        } catch (OptimisticLockingFailureException | DuplicateKeyException overtaken) {
            return null;
        }
    }

    /** A day that one process looks at. */
    record Claim(State state, LocalDate day) {}

    /**
     * What is kept.
     *
     * @param done the last day that was looked at
     * @param claimedUntil until when somebody is at the next, none if nobody is
     */
    @Document("integrity_days")
    record State(
            @Id String id,
            @Version @Nullable Long version,
            LocalDate done,
            @Nullable Instant claimedUntil) {

        State claimed(@Nullable Instant until) {
            return new State(id, version, done, until);
        }

        State done(LocalDate day) {
            return new State(id, version, day, claimedUntil);
        }
    }
}
