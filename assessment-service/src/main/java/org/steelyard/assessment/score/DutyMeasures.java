package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.steelyard.assessment.scheme.ShareFunction.Quota;
import org.steelyard.assessment.score.Evidence.Why;
import org.steelyard.assessment.score.IndicatorScore.Measured;
import org.steelyard.contracts.TaskKind;

/** What a unit did in a year beside its ledger. */
final class DutyMeasures {

    private final UnitFacts facts;
    private final String unit;
    private final Question question;

    DutyMeasures(UnitFacts facts, String unit, Question question) {
        this.facts = facts;
        this.unit = unit;
        this.question = question;
    }

    /** S1a: rules filed in the year; before April only those who filed are measured. */
    Measured rulesFiled() {
        var firstDay = LocalDate.of(question.period(), Month.APRIL, 1);
        var filed = ofYear(StepKind.RULES_FILED).findFirst().orElse(null);
        var tally = new Tally(question.withEvidence());
        if (filed != null) {
            tally.add(unit, filed.subject(), Judgement.counted(Why.HELD, filed));
        } else if (question.today().isBefore(firstDay)) {
            return Measured.not(NotApplicable.NOTHING_DUE_YET);
        } else {
            tally.add(unit, Integer.toString(question.period()), Judgement.missed(Why.NOT_DONE));
        }
        return Measured.counted(tally, null, tally.k());
    }

    /** As many as were done, of those due by now. */
    Measured quota(Quota quota, StepKind kind) {
        return quota(quota, kind, _ -> Judgement.counted(Why.HELD));
    }

    /** Patrols of one category, named by its code. */
    Measured patrols(Quota quota, String category) {
        var tally = new Tally(question.withEvidence());
        ofYear(StepKind.PATROL_RECORDED)
                .filter(step -> step.carries(category))
                .forEach(step -> tally.add(unit, step.subject(), Judgement.counted(Why.HELD, step)));
        return quota(quota, tally);
    }

    /** P4a: publicity that something proves. */
    Measured publicity(Quota quota) {
        return quota(quota, StepKind.PUBLICITY_HELD, DutyMeasures::proven);
    }

    private static Judgement proven(Step step) {
        return step.carries(StepKind.EVIDENCED) ? Judgement.counted(Why.HELD) : Judgement.leftOut(Why.NO_EVIDENCE);
    }

    /** S5a: the same, and one of the quota has to be in March: done = min(all − m, 3) + m, m = 1 if any was. */
    Measured publicityInMarch(Quota quota) {
        var all = ofYear(StepKind.PUBLICITY_HELD).toList();
        var march = all.stream()
                .filter(step -> step.carries(StepKind.EVIDENCED) && step.date().getMonth() == Month.MARCH)
                .findFirst()
                .orElse(null);
        var tally = new Tally(question.withEvidence());
        var others = 0;
        for (var step : all) {
            var judgement = proven(step);
            if (judgement.why() == Why.HELD && step != march && ++others >= quota.perYear()) {
                judgement = Judgement.leftOut(Why.ABOVE_MAXIMUM);
            }
            tally.add(unit, step.subject(), judgement.with(step));
        }
        return quota(quota, tally);
    }

    /** S5b: kinds of channel used for publicity, each once, and cases published. */
    Measured channels(Quota quota) {
        var used = new HashSet<String>();
        var tally = new Tally(question.withEvidence());
        ofYear(StepKind.PUBLICITY_HELD).forEach(step -> {
            var judgement = used.add(step.codes().getFirst())
                    ? Judgement.counted(Why.HELD, step)
                    : Judgement.leftOut(Why.SAME_CHANNEL, step);
            tally.add(unit, step.subject(), judgement);
        });
        ofYear(StepKind.CASE_PUBLISHED)
                .forEach(step -> tally.add(unit, step.subject(), Judgement.counted(Why.HELD, step)));
        return quota(quota, tally);
    }

    /** S9, P7: tasks assigned in the year, done or past their day. */
    Tally tasks() {
        var tally = new Tally(question.withEvidence());
        ofYear(StepKind.TASK_ASSIGNED)
                .filter(step -> step.codes().getFirst().equals(TaskKind.TASK.name()))
                .forEach(task -> tally.add(unit, task.subject(), done(task)));
        return tally;
    }

    private Judgement done(Step task) {
        var due = LocalDate.parse(task.codes().get(1));
        var done = facts.known(StepKind.TASK_COMPLETED, question.asOf())
                .filter(step -> step.subject().equals(task.subject()))
                .min(Case.EARLIEST)
                .orElse(null);
        if (done != null) {
            return Judgement.met(!done.date().isAfter(due), task, done).dueOn(due);
        }
        var judgement = question.today().isAfter(due) ? Judgement.missed(Why.NOT_DONE, task) : Judgement.open(task);
        return judgement.dueOn(due);
    }

    private Measured quota(Quota quota, StepKind kind, Function<Step, Judgement> judge) {
        var tally = new Tally(question.withEvidence());
        ofYear(kind)
                .forEach(step ->
                        tally.add(unit, step.subject(), judge.apply(step).with(step)));
        return quota(quota, tally);
    }

    private Measured quota(Quota quota, Tally tally) {
        return Measured.quota(tally, quota, question.due(quota.perYear()));
    }

    private Stream<Step> ofYear(StepKind kind) {
        return facts.known(kind, question.asOf())
                .filter(step -> step.date().getYear() == question.period())
                .sorted(Case.EARLIEST);
    }
}
