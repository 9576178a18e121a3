package org.steelyard.assessment.year;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.SchemeEvent.ViolationConfirmed;
import org.steelyard.contracts.SchemeEvent.ViolationLifted;
import org.steelyard.contracts.SchemeEvent.ViolationProposed;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.VetoGround;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A violation for which a unit would be unqualified whatever its score: proposed, confirmed by two, perhaps lifted. */
@CheckReturnValue
@Document("vetoes")
public class Veto extends Aggregate {

    /** Where it stands. */
    public enum State {
        PROPOSED,
        EFFECTIVE,
        LIFTED
    }

    private final UnitRef unit;
    private final String county;
    private final int year;
    private final VetoGround ground;
    private final List<String> evidence;
    private final Taken proposed;
    private List<Taken> confirmations = new ArrayList<>();
    private @Nullable Taken lifted;
    private @Nullable String appeal;

    @PersistenceCreator
    Veto(String id, UnitRef unit, String county, int year, VetoGround ground, List<String> evidence, Taken proposed) {
        super(id);
        this.unit = unit;
        this.county = county;
        this.year = year;
        this.ground = ground;
        this.evidence = List.copyOf(evidence);
        this.proposed = proposed;
    }

    ViolationProposed propose(Caller by, Moment at) {
        return new ViolationProposed(origin(by.actingRole(), by, at), year, ground, evidence);
    }

    ViolationConfirmed confirm(String reason, Caller by, Moment at) {
        requireState(State.PROPOSED);
        var role = TwoRoles.next(confirmations, by);
        confirmations.add(Taken.of(YearAct.VETO, role, by, at, reason));
        return new ViolationConfirmed(origin(role, by, at), year, ground, state() == State.EFFECTIVE);
    }

    /** Turned down before both confirmed it. */
    ViolationLifted turnDown(String reason, Caller by, Moment at) {
        requireState(State.PROPOSED);
        return lift(null, reason, by, at);
    }

    /** Lifted because an appeal against it was upheld; said twice, it is lifted once. */
    List<SchemeEvent> liftOn(String decided, String reason, Caller by, Moment at) {
        if (decided.equals(appeal)) {
            return List.of();
        }
        requireState(State.EFFECTIVE);
        return List.of(lift(decided, reason, by, at));
    }

    private ViolationLifted lift(@Nullable String why, String reason, Caller by, Moment at) {
        lifted = Taken.of(YearAct.VETO, by.actingRole(), by, at, reason);
        appeal = why;
        return new ViolationLifted(origin(by.actingRole(), by, at), year, ground, why);
    }

    private void requireState(State wanted) {
        if (state() != wanted) {
            throw new StepRefused("veto-state", state().name(), wanted.name());
        }
    }

    private Origin origin(Role role, Caller by, Moment at) {
        return new Origin(
                AssessmentYear.SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                unit,
                role,
                by.channel(Channel.APP));
    }

    public State state() {
        return lifted != null ? State.LIFTED : confirmations.size() == 2 ? State.EFFECTIVE : State.PROPOSED;
    }

    /** Whether somebody had a part in it. */
    boolean involves(String account) {
        return proposed.account().equals(account)
                || confirmations.stream().anyMatch(step -> step.account().equals(account));
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

    public VetoGround ground() {
        return ground;
    }

    public List<String> evidence() {
        return evidence;
    }

    public Taken proposed() {
        return proposed;
    }

    public List<Taken> confirmations() {
        return List.copyOf(confirmations);
    }

    public @Nullable Taken lifted() {
        return lifted;
    }
}
