package org.steelyard.assessment.year;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.SchemeEvent.CaseExcluded;
import org.steelyard.contracts.SchemeEvent.CaseReadmitted;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** Whether a case counts in scoring; out and in again, each with who said so and why. */
@CheckReturnValue
@Document("exclusions")
public class Exclusion extends Aggregate {

    private final UnitRef unit;
    private final String county;
    private final int year;
    private final String complaint;
    private List<Turn> turns = new ArrayList<>();

    @PersistenceCreator
    Exclusion(String id, UnitRef unit, String county, int year, String complaint) {
        super(id);
        this.unit = unit;
        this.county = county;
        this.year = year;
        this.complaint = complaint;
    }

    static Exclusion of(UnitRef unit, int year, String complaint) {
        return new Exclusion(id(complaint), unit, unit.path().getFirst(), year, complaint);
    }

    static String id(String complaint) {
        return "exclusion-" + complaint;
    }

    /**
     * Out on a ground, or in again without one; each is told by one event, so its place is the event's sequence.
     *
     * @param appeal whose decision it was, none before the freeze
     */
    public record Turn(
            @Nullable ExclusionGround ground,
            Taken step,
            @Nullable String appeal) {}

    SchemeEvent exclude(ExclusionGround ground, String reason, @Nullable String appeal, Caller by, Moment at) {
        if (isExcluded()) {
            throw new StepRefused("already-excluded", complaint);
        }
        return turn(ground, reason, appeal, by, at);
    }

    SchemeEvent readmit(String reason, @Nullable String appeal, Caller by, Moment at) {
        if (!isExcluded()) {
            throw new StepRefused("not-excluded", complaint);
        }
        return turn(null, reason, appeal, by, at);
    }

    private SchemeEvent turn(
            @Nullable ExclusionGround ground, String reason, @Nullable String appeal, Caller by, Moment at) {
        var turn = new Turn(ground, Taken.of(YearAct.EXCLUSION, by.actingRole(), by, at, reason), appeal);
        turns.add(turn);
        return told(turn, nextSequence(), by, at);
    }

    private SchemeEvent told(Turn turn, long place, Caller by, Moment at) {
        var origin = new Origin(
                AssessmentYear.SOURCE,
                id(),
                place,
                at.occurredAt(),
                at.recordedAt(),
                unit,
                turn.step().role(),
                by.channel(Channel.APP));
        var ground = turn.ground();
        return ground == null ? new CaseReadmitted(origin, complaint) : new CaseExcluded(origin, complaint, ground);
    }

    /** What an appeal's decision said last of this case, as it was told; none if it has said nothing yet. */
    @Nullable
    SchemeEvent decidedOn(String appeal, Caller by) {
        var last = turns.isEmpty() ? null : turns.getLast();
        return last != null && appeal.equals(last.appeal())
                ? told(
                        last,
                        sequence(),
                        by,
                        new Moment(last.step().at(), last.step().at()))
                : null;
    }

    public boolean isExcluded() {
        return !turns.isEmpty() && turns.getLast().ground() != null;
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

    public String complaint() {
        return complaint;
    }

    public List<Turn> turns() {
        return List.copyOf(turns);
    }
}
