package org.steelyard.assessment.integrity;

import com.google.errorprone.annotations.CheckReturnValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.IntegrityFinding;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent.IntegrityFlagRaised;
import org.steelyard.contracts.ScoreEvent.IntegrityFlagSettled;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;

/** A pattern a check found in a unit's year, and what a person found when looking into it. */
@CheckReturnValue
@Document("integrity_reviews")
public class IntegrityReview extends Aggregate {

    private static final String SOURCE = "assessment-service";
    private static final int EVIDENCE_TOLD = 100;

    private final UnitRef unit;
    private final int period;
    private final IntegrityCheck check;
    private final int round;
    private final Instant raisedAt;
    private final String position;
    private FlagState state = FlagState.OPEN;
    private List<String> evidence;
    private @Nullable IntegrityFinding finding;
    private @Nullable Instant settledAt;
    private @Nullable Role settledBy;

    @Sealed
    private @Nullable String note;

    @PersistenceCreator
    IntegrityReview(
            String id,
            UnitRef unit,
            int period,
            IntegrityCheck check,
            int round,
            Instant raisedAt,
            String position,
            List<String> evidence) {
        super(id);
        this.unit = unit;
        this.period = period;
        this.check = check;
        this.round = round;
        this.raisedAt = raisedAt;
        this.position = position;
        this.evidence = List.copyOf(evidence);
    }

    static IntegrityReview of(
            String id,
            UnitRef unit,
            int period,
            IntegrityCheck check,
            int round,
            Collection<String> evidence,
            Clock clock) {
        var now = clock.instant();
        var position = "%015d-%s".formatted(now.toEpochMilli(), id);
        return new IntegrityReview(id, unit, period, check, round, now, position, List.copyOf(evidence));
    }

    /** The same pattern of the same unit and year is the same review, whoever finds it and how often. */
    static String idOf(String unit, int period, IntegrityCheck check, int round) {
        var name = "integrity|" + unit + "|" + period + "|" + check + "|" + round;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    IntegrityFlagRaised raise() {
        return new IntegrityFlagRaised(
                origin(raisedAt, Role.SYSTEM, Channel.SYSTEM),
                period,
                check,
                evidence.stream().limit(EVIDENCE_TOLD).toList());
    }

    /** Whether some of this is not in the evidence yet of a review that still can grow. */
    boolean lacks(Collection<String> found) {
        return state == FlagState.OPEN && !new LinkedHashSet<>(evidence).containsAll(found);
    }

    void grow(Collection<String> found) {
        if (state == FlagState.OPEN) {
            var all = new LinkedHashSet<>(evidence);
            all.addAll(found);
            evidence = List.copyOf(all);
        }
    }

    IntegrityFlagSettled settle(SettleFlag asked, Caller by, Instant now) {
        if (state == FlagState.SETTLED) {
            throw new FlagSettled();
        }
        state = FlagState.SETTLED;
        finding = asked.finding();
        note = asked.note();
        settledAt = now;
        settledBy = by.actingRole();
        return new IntegrityFlagSettled(
                origin(now, by.actingRole(), by.channel(Channel.APP)), period, check, asked.finding());
    }

    private Origin origin(Instant at, Role role, Channel channel) {
        return new Origin(SOURCE, id(), nextSequence(), at, at, unit, role, channel);
    }

    public UnitRef unit() {
        return unit;
    }

    /** The calendar year. */
    public int period() {
        return period;
    }

    public IntegrityCheck check() {
        return check;
    }

    /** The how-manieth review of the same pattern, from 1. */
    public int round() {
        return round;
    }

    public FlagState state() {
        return state;
    }

    /** Subjects of the facts behind it. */
    public List<String> evidence() {
        return evidence;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public @Nullable IntegrityFinding finding() {
        return finding;
    }

    public @Nullable Instant settledAt() {
        return settledAt;
    }

    public @Nullable Role settledBy() {
        return settledBy;
    }

    public @Nullable String note() {
        return note;
    }

    /** The place in a list by time. */
    public String position() {
        return position;
    }
}
