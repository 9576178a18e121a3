package org.steelyard.assessment.year;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** What the decision of an appeal does to vetoes, cases and results. */
@Component
class AppealEffects {

    private final YearRecords records;
    private final CaseExclusions exclusions;
    private final Results results;
    private final EventCodec codec;
    private final Outbox outbox;

    AppealEffects(YearRecords records, CaseExclusions exclusions, Results results, EventCodec codec, Outbox outbox) {
        this.records = records;
        this.exclusions = exclusions;
        this.results = results;
        this.codec = codec;
        this.outbox = outbox;
    }

    /** Lifts, takes out, lets in and computes again; what was done before a break is found done. */
    Appeal carryOut(Appeal appeal, AppealHandling.Decide decide, Caller by, Moment at, Conditions conditions) {
        var before = score(appeal);
        if (decide.liftVeto()) {
            for (var veto : records.vetoesOf(records.look(appeal.county(), appeal.year()), appeal.unit())) {
                if (veto.state() == Veto.State.EFFECTIVE) {
                    var unused = outbox.changeTelling(
                            () -> records.require(veto.id(), Veto.class, "veto"),
                            Conditions.NONE,
                            one -> one.liftOn(appeal.id(), decide.reason(), by, at));
                }
            }
        }
        var after = before;
        if (!decide.admit().isEmpty()
                || !decide.exclude().isEmpty()
                || !decide.readmit().isEmpty()) {
            before = admitted(appeal) ? scoreBefore(appeal) : before;
            recompute(appeal, decide, by, at);
            after = score(appeal);
        }
        var first = before;
        var last = after;
        return outbox.changeTelling(
                () -> records.require(appeal.id(), Appeal.class, "appeal"),
                new Conditions(null, conditions.key(), conditions.digest()),
                one -> one.settle(first, last, by, at));
    }

    private boolean admitted(Appeal appeal) {
        return round(records.look(appeal.county(), appeal.year()), appeal) > 0;
    }

    private @Nullable BigDecimal scoreBefore(Appeal appeal) {
        var year = records.look(appeal.county(), appeal.year());
        return scoreIn(year, round(year, appeal) - 1, appeal);
    }

    private @Nullable BigDecimal score(Appeal appeal) {
        var year = records.look(appeal.county(), appeal.year());
        return scoreIn(year, year.admissions().size(), appeal);
    }

    private @Nullable BigDecimal scoreIn(AssessmentYear year, int round, Appeal appeal) {
        var held = results.held(year, round).get(appeal.unit().code());
        return held == null ? null : results.summary(held).score();
    }

    private static int round(AssessmentYear year, Appeal appeal) {
        for (int i = 0; i < year.admissions().size(); i++) {
            if (year.admissions().get(i).appeal().equals(appeal.id())) {
                return i + 1;
            }
        }
        return 0;
    }

    private void recompute(Appeal appeal, AppealHandling.Decide decide, Caller by, Moment at) {
        var decided = new ArrayList<Admission.Decided>();
        if (!admitted(appeal)) {
            decide.exclude()
                    .forEach(out -> decided.add(turn(
                            appeal,
                            out.complaint(),
                            by,
                            one -> one.isExcluded()
                                    ? null
                                    : one.exclude(out.ground(), decide.reason(), appeal.id(), by, at))));
            decide.readmit()
                    .forEach(in -> decided.add(turn(
                            appeal,
                            in,
                            by,
                            one -> one.isExcluded() ? one.readmit(decide.reason(), appeal.id(), by, at) : null)));
        }
        decided.removeIf(fact -> fact.type().isEmpty());
        var admission = new Admission(appeal.id(), appeal.unit().code(), decide.admit(), decided);
        var year = outbox.changeTelling(() -> records.year(appeal.county(), appeal.year()), Conditions.NONE, one -> {
            one.admit(admission);
            return List.of();
        });
        var path = appeal.unit().path();
        var station = appeal.unit().kind() == UnitKind.STATION ? appeal.unit().code() : path.get(path.size() - 2);
        results.compute(year, Objects.requireNonNull(year.begun()), round(year, appeal), station)
                .values()
                .forEach(records::keep);
    }

    /** Takes a case out or lets it in; broken off after that, it is what was told then that is admitted. */
    private Admission.Decided turn(
            Appeal appeal, String complaint, Caller by, java.util.function.Function<Exclusion, @Nullable Event> step) {
        var told = new ArrayList<Event>();
        var unused = outbox.changeTelling(
                () -> exclusions.record(appeal.unit(), appeal.year(), complaint), Conditions.NONE, one -> {
                    told.clear();
                    if (one.decidedOn(appeal.id(), by) instanceof Event before) {
                        told.add(before);
                        return List.of();
                    }
                    var event = step.apply(one);
                    if (event != null) {
                        told.add(event);
                    }
                    return List.copyOf(told);
                });
        return told.isEmpty()
                ? new Admission.Decided("", "")
                : new Admission.Decided(
                        EventCatalogue.typeOf(told.getFirst().getClass()), codec.write(told.getFirst()));
    }
}
