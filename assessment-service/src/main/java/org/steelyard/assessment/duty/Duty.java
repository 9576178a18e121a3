package org.steelyard.assessment.duty;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** One thing a unit did beside its ledger, or that was found about it; written once and never changed. */
@CheckReturnValue
@Document("duties")
public class Duty extends Aggregate {

    private static final String SOURCE = "assessment-service";

    private final DutyKind kind;
    private final UnitRef unit;
    private final Instant occurredAt;
    private final Instant recordedAt;
    private final DutyDetails details;
    private final List<String> evidence;
    private final int papers;
    private final String position;
    private final @Nullable String externalReference;

    @Sealed
    private @Nullable String note;

    @PersistenceCreator
    Duty(
            String id,
            DutyKind kind,
            UnitRef unit,
            Instant occurredAt,
            Instant recordedAt,
            DutyDetails details,
            List<String> evidence,
            int papers,
            String position,
            @Nullable String externalReference,
            @Nullable String note) {
        super(id);
        this.kind = kind;
        this.unit = unit;
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
        this.details = details;
        this.evidence = List.copyOf(evidence);
        this.papers = papers;
        this.position = position;
        this.externalReference = externalReference;
        this.note = note;
    }

    static Duty of(String id, DutyKind kind, UnitRef unit, RecordDuty asked, Moment at) {
        var evidence = asked.evidence();
        var papers = asked.papers();
        return new Duty(
                id,
                kind,
                unit,
                at.occurredAt(),
                at.recordedAt(),
                DutyDetails.of(asked),
                evidence == null ? List.of() : evidence,
                papers == null ? 0 : papers,
                // lists run by time; the id makes equal times distinct
                "%015d-%s".formatted(at.occurredAt().toEpochMilli(), id),
                asked.externalReference(),
                asked.note());
    }

    /** Tells of it once, on the day it is written down. */
    DutyEvent record(Caller by, @Nullable String station) {
        var origin = new Origin(
                SOURCE, id(), nextSequence(), occurredAt, recordedAt, unit, by.actingRole(), by.channel(Channel.APP));
        var pieces = pieces();
        return switch (kind) {
            case RULES_FILED -> new DutyEvent.RulesFiled(origin, pieces);
            case MEETING_HELD -> new DutyEvent.MeetingHeld(origin, has(details.attendance()), pieces);
            case PUBLICITY_HELD ->
                new DutyEvent.PublicityHeld(origin, has(details.channel()), has(details.attendance()), pieces);
            case CASE_PUBLISHED ->
                new DutyEvent.CasePublished(origin, has(details.channel()), details.complaint(), pieces);
            case PATROL_RECORDED ->
                new DutyEvent.PatrolRecorded(
                        origin, has(details.category()), has(details.premises()), has(details.problems()), pieces);
            case PROMOTION_HELD -> new DutyEvent.PromotionHeld(origin, has(details.attendance()), pieces);
            case COORDINATION_HELD ->
                new DutyEvent.CoordinationHeld(origin, Set.copyOf(has(details.offices())), pieces);
            case JOINT_ACTION_HELD ->
                new DutyEvent.JointActionHeld(
                        origin, has(details.action()), Set.copyOf(has(details.offices())), pieces);
            case POINT_ASSESSED -> new DutyEvent.PointAssessed(origin, has(station), has(details.met()));
            case COMMENDATION_RECORDED ->
                new DutyEvent.CommendationRecorded(origin, has(details.level()), details.complaint(), pieces);
            case DEDUCTION_RECORDED -> new DutyEvent.DeductionRecorded(origin, has(details.ground()), pieces);
        };
    }

    private static <T> T has(@Nullable T needed) {
        return Objects.requireNonNull(needed);
    }

    public DutyKind kind() {
        return kind;
    }

    /** The unit it counts for. */
    public UnitRef unit() {
        return unit;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public DutyDetails details() {
        return details;
    }

    /** Files that prove it. */
    public List<String> evidence() {
        return evidence;
    }

    /** Pieces of evidence on paper that the importer vouches for. */
    public int papers() {
        return papers;
    }

    /** All pieces of evidence kept. */
    public int pieces() {
        return evidence.size() + papers;
    }

    public @Nullable String externalReference() {
        return externalReference;
    }

    public @Nullable String note() {
        return note;
    }

    /** The place in a list by time. */
    public String position() {
        return position;
    }
}
