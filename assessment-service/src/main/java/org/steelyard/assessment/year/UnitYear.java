package org.steelyard.assessment.year;

import com.google.errorprone.annotations.CheckReturnValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.ScoreEvent.PlaqueRemoved;
import org.steelyard.contracts.ScoreEvent.RectificationInspected;
import org.steelyard.contracts.ScoreEvent.RectificationOrdered;
import org.steelyard.contracts.ScoreEvent.ReviewRecorded;
import org.steelyard.contracts.ScoreEvent.ScoreFinalised;
import org.steelyard.contracts.ScoreEvent.SelfAssessmentFiled;
import org.steelyard.contracts.ScoreEvent.UnitCommended;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** One unit's year: what it says of itself, what others say of it, what became of it. */
@CheckReturnValue
@Document("unit-years")
public class UnitYear extends Aggregate {

    private final UnitRef unit;
    private final String county;
    private final int year;
    private List<SelfAssessment> selfAssessments = new ArrayList<>();
    private List<Review> reviews = new ArrayList<>();
    private @Nullable Final outcome;
    private boolean commended;
    private @Nullable Rectification rectification;
    private List<ReInspection> reInspections = new ArrayList<>();
    private @Nullable Taken plaqueRemoved;

    @PersistenceCreator
    UnitYear(String id, UnitRef unit, String county, int year) {
        super(id);
        this.unit = unit;
        this.county = county;
        this.year = year;
    }

    static UnitYear of(UnitRef unit, int year) {
        return new UnitYear(id(unit.code(), year), unit, unit.path().getFirst(), year);
    }

    static String id(String unit, int year) {
        return "year-" + unit + "-" + year;
    }

    /** A unit's own figures; the last one holds, those before stay. */
    public record SelfAssessment(
            BigDecimal score,
            Map<String, BigDecimal> indicators,
            Instant at,
            @Sealed @Nullable String remarks) {}

    /** What a reviewer found. */
    public record Review(
            ReviewStage stage,
            boolean agreed,
            boolean fieldSample,
            Instant at,
            Role role,
            String account,
            @Sealed @Nullable String remarks) {}

    /** The result as approved. */
    public record Final(
            String scheme,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            boolean vetoed,
            @Nullable Integer place,
            Instant at) {}

    /** An order to put itself right. */
    public record Rectification(
            LocalDate dueOn, Instant at, @Sealed @Nullable String reason) {}

    /** A look at whether it did. */
    public record ReInspection(
            boolean passed,
            Instant at,
            Role role,
            @Sealed @Nullable String remarks) {}

    SelfAssessmentFiled assess(SelfAssessment own, Caller by, Moment at) {
        selfAssessments.add(own);
        return new SelfAssessmentFiled(origin(by, at), year, own.score());
    }

    ReviewRecorded review(Review review, Caller by, Moment at) {
        reviews.add(review);
        return new ReviewRecorded(origin(by, at), year, review.stage(), review.agreed(), review.fieldSample());
    }

    List<ScoreFinalised> finalise(Final result, Moment at) {
        if (outcome != null) {
            return List.of();
        }
        outcome = result;
        return List.of(new ScoreFinalised(
                system(at), year, result.scheme(), result.score(), result.grade(), result.vetoed(), result.place()));
    }

    List<UnitCommended> commend(Moment at) {
        if (commended) {
            return List.of();
        }
        commended = true;
        return List.of(new UnitCommended(system(at), year));
    }

    ScoreEvent order(LocalDate dueOn, String reason, Caller by, Moment at) {
        if (!isUnqualified()) {
            throw new StepRefused("not-unqualified", unit.code());
        }
        if (rectification != null) {
            throw new StepRefused("already-ordered", rectification.dueOn().toString());
        }
        rectification = new Rectification(dueOn, at.recordedAt(), reason);
        return new RectificationOrdered(origin(by, at), year, dueOn);
    }

    ScoreEvent inspect(boolean passed, String remarks, Caller by, Moment at) {
        if (rectification == null) {
            throw new StepRefused("not-ordered", unit.code());
        }
        if (reInspections.stream().anyMatch(ReInspection::passed)) {
            throw new StepRefused("already-rectified", unit.code());
        }
        reInspections.add(new ReInspection(passed, at.recordedAt(), by.actingRole(), remarks));
        return new RectificationInspected(origin(by, at), year, passed);
    }

    ScoreEvent removePlaque(String reason, Caller by, Moment at) {
        if (plaqueRemoved != null) {
            throw new StepRefused("plaque-removed", unit.code());
        }
        plaqueRemoved = Taken.of(YearAct.PLAQUE_REMOVAL, by.actingRole(), by, at, reason);
        return new PlaqueRemoved(origin(by, at), year);
    }

    private Origin origin(Caller by, Moment at) {
        return origin(by.actingRole(), by.channel(Channel.APP), at);
    }

    private Origin system(Moment at) {
        return origin(Role.SYSTEM, Channel.SYSTEM, at);
    }

    private Origin origin(Role role, Channel channel, Moment at) {
        return new Origin(
                AssessmentYear.SOURCE, id(), nextSequence(), at.occurredAt(), at.recordedAt(), unit, role, channel);
    }

    /** Whether its approved result is the lowest grade. */
    public boolean isUnqualified() {
        return outcome != null && outcome.grade() == Grade.UNQUALIFIED;
    }

    public UnitRef unit() {
        return unit;
    }

    public String county() {
        return county;
    }

    public int year() {
        return year;
    }

    public List<SelfAssessment> selfAssessments() {
        return List.copyOf(selfAssessments);
    }

    public List<Review> reviews() {
        return List.copyOf(reviews);
    }

    public @Nullable Final outcome() {
        return outcome;
    }

    public boolean isCommended() {
        return commended;
    }

    public @Nullable Rectification rectification() {
        return rectification;
    }

    public List<ReInspection> reInspections() {
        return List.copyOf(reInspections);
    }

    public @Nullable Taken plaqueRemoved() {
        return plaqueRemoved;
    }
}
