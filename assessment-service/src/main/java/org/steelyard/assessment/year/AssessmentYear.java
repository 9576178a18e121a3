package org.steelyard.assessment.year;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent.NoticePublished;
import org.steelyard.contracts.ScoreEvent.PeriodFrozen;
import org.steelyard.contracts.ScoreEvent.ReviewRecorded;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A county's year on its way to being final: every step with who took it, when and why. */
@CheckReturnValue
@Document("assessment-years")
public class AssessmentYear extends Aggregate {

    static final String SOURCE = "assessment-service";

    private final String county;
    private final int year;
    private List<Taken> steps = new ArrayList<>();
    private List<Admission> admissions = new ArrayList<>();
    private List<String> commended = new ArrayList<>();
    private @Nullable Begun begun;
    private @Nullable Frozen frozen;
    private @Nullable Notice notice;
    private boolean finalised;

    @PersistenceCreator
    AssessmentYear(String id, String county, int year) {
        super(id);
        this.county = county;
        this.year = year;
    }

    static String id(String county, int year) {
        return "year-" + county + "-" + year;
    }

    /**
     * A freeze is set going: from here on its cut-off and what was read are fixed, whoever computes.
     *
     * @param offsets by {@code <topic>-<partition>}, the first record that was not read
     */
    public record Begun(Instant cutOff, Map<String, Long> offsets) {}

    /**
     * What was frozen.
     *
     * @param digest SHA-256 over the results in the order of unit codes
     * @param sample the units that the joint review visits, drawn by the digest
     */
    public record Frozen(Instant at, int units, List<String> schemes, String digest, List<String> sample) {}

    /** The public notice: its last day, and the last day of appeals. */
    public record Notice(LocalDate until, LocalDate appealsUntil) {}

    /** What can be done now. */
    public List<YearAct> allowed() {
        if (finalised || isApproved()) {
            return List.of(YearAct.APPROVAL, YearAct.COMMENDATION, YearAct.RECTIFICATION, YearAct.PLAQUE_REMOVAL);
        }
        if (notice != null) {
            return List.of(YearAct.APPEAL, YearAct.APPEAL_DECISION, YearAct.APPROVAL);
        }
        if (frozen != null) {
            return List.of(YearAct.FREEZE, YearAct.JOINT_REVIEW, YearAct.VETO, YearAct.VETO_REVIEW, YearAct.NOTICE);
        }
        return List.of(YearAct.SELF_ASSESSMENT, YearAct.REVIEW, YearAct.EXCLUSION, YearAct.VETO, YearAct.FREEZE);
    }

    void require(YearAct act) {
        if (!allowed().contains(act)) {
            throw new OutOfOrder(act, allowed());
        }
    }

    void begin(Instant cutOff, Map<String, Long> offsets) {
        if (begun == null) {
            begun = new Begun(cutOff, offsets);
        }
        if (!begun.cutOff().equals(cutOff)) {
            throw new StepRefused("already-frozen", begun.cutOff().toString());
        }
    }

    List<PeriodFrozen> freeze(Frozen result, String reason, Caller by, Moment at) {
        if (frozen != null) {
            return List.of();
        }
        var start = Objects.requireNonNull(begun);
        frozen = result;
        take(YearAct.FREEZE, by.actingRole(), by, at, reason);
        return List.of(new PeriodFrozen(
                origin(by.actingRole(), by, at),
                year,
                start.cutOff(),
                result.schemes(),
                start.offsets(),
                result.units(),
                result.digest()));
    }

    /** One of the two roles reviewed the county's results. */
    List<ReviewRecorded> review(YearAct act, ReviewStage stage, boolean agreed, String reason, Caller by, Moment at) {
        require(act);
        if (signed(act, by)) {
            return List.of();
        }
        var role = sign(act, by, at, reason);
        return List.of(new ReviewRecorded(origin(role, by, at), year, stage, agreed, false));
    }

    List<NoticePublished> publish(Notice published, String reason, Caller by, Moment at) {
        require(YearAct.NOTICE);
        requireBoth(YearAct.JOINT_REVIEW);
        requireBoth(YearAct.VETO_REVIEW);
        notice = published;
        take(YearAct.NOTICE, by.actingRole(), by, at, reason);
        return List.of(new NoticePublished(
                origin(by.actingRole(), by, at), year, published.until(), published.appealsUntil()));
    }

    /** Lets what an appeal's decision admits count; what results is computed by this order. */
    void admit(Admission admission) {
        require(YearAct.APPEAL_DECISION);
        if (admissions.stream().noneMatch(one -> one.appeal().equals(admission.appeal()))) {
            admissions.add(admission);
        }
    }

    void approve(String reason, Caller by, Moment at) {
        require(YearAct.APPROVAL);
        if (!signed(YearAct.APPROVAL, by) && !isApproved()) {
            var unused = sign(YearAct.APPROVAL, by, at, reason);
        }
    }

    void finish() {
        finalised = true;
    }

    void commend(List<String> units, String reason, Caller by, Moment at) {
        require(YearAct.COMMENDATION);
        if (taken(YearAct.COMMENDATION).isEmpty()) {
            commended = new ArrayList<>(units);
            take(YearAct.COMMENDATION, by.actingRole(), by, at, reason);
        }
    }

    /** Whether both roles, two persons, have taken a step. */
    public boolean hasBoth(YearAct act) {
        return taken(act).size() == 2;
    }

    public boolean isApproved() {
        return hasBoth(YearAct.APPROVAL);
    }

    List<Taken> taken(YearAct act) {
        return steps.stream().filter(step -> step.act() == act).toList();
    }

    private void requireBoth(YearAct act) {
        if (!hasBoth(act)) {
            throw new OutOfOrder(YearAct.NOTICE, List.of(act));
        }
    }

    private boolean signed(YearAct act, Caller by) {
        return taken(act).stream().anyMatch(step -> step.account().equals(by.account()) && by.is(step.role()));
    }

    private Role sign(YearAct act, Caller by, Moment at, String reason) {
        var role = TwoRoles.next(taken(act), by);
        take(act, role, by, at, reason);
        return role;
    }

    private void take(YearAct act, Role role, Caller by, Moment at, String reason) {
        steps.add(Taken.of(act, role, by, at, reason));
    }

    private Origin origin(Role role, Caller by, Moment at) {
        return new Origin(
                SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                new UnitRef(county, UnitKind.COUNTY, List.of(county)),
                role,
                by.channel(Channel.APP));
    }

    public String county() {
        return county;
    }

    public int year() {
        return year;
    }

    public List<Taken> steps() {
        return List.copyOf(steps);
    }

    public List<Admission> admissions() {
        return List.copyOf(admissions);
    }

    public List<String> commended() {
        return List.copyOf(commended);
    }

    public @Nullable Begun begun() {
        return begun;
    }

    public @Nullable Frozen frozen() {
        return frozen;
    }

    public @Nullable Notice notice() {
        return notice;
    }

    public boolean isFinalised() {
        return finalised;
    }
}
