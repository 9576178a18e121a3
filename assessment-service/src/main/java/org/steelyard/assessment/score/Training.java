package org.steelyard.assessment.score;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.steelyard.assessment.score.Evidence.Why;

/** Officers of a unit and their completions: PT, S3b and, for the points of a station, S3a. */
final class Training {

    private Training() {}

    /** n = officers now appointed, k = those with enough valid completions; officers of an excused unit in neither. */
    static Tally of(UnitFacts facts, UnitCard card, Offers offers, Question question, int due) {
        var tally = new Tally(question.withEvidence());
        if (due == 0) {
            return tally;
        }
        var today = question.today();
        var unit = card.unit();
        var offered = offers.modulesFor(unit, question.period(), today, question.asOf());
        var completions = completionsByOfficer(facts, question);
        for (var officer : card.officersOn(today, question.asOf())) {
            var own = completions.getOrDefault(officer, List.of());
            tally.add(unit.code(), officer, judge(own, due, offered.size() < due));
        }
        return tally;
    }

    private static Judgement judge(List<Step> completions, int due, boolean excused) {
        var steps = completions.stream().sorted(Case.EARLIEST).toArray(Step[]::new);
        if (excused) {
            return Judgement.leftOut(Why.UNIT_EXCUSED, steps);
        }
        var modules =
                completions.stream().map(step -> step.codes().get(1)).distinct().count();
        return modules >= due
                ? Judgement.counted(Why.TRAINED, steps)
                : Judgement.missed(Why.TOO_FEW_COMPLETIONS, steps);
    }

    private static Map<String, List<Step>> completionsByOfficer(UnitFacts facts, Question question) {
        var year = Integer.toString(question.period());
        return facts.files()
                .flatMap(file -> validCompletion(file, question))
                .filter(step -> step.codes().get(2).equals(year))
                .collect(groupingBy(step -> step.codes().getFirst()));
    }

    /** The completion in a file, unless the latest news of it is that it was revoked. */
    private static Stream<Step> validCompletion(Collection<Step> file, Question question) {
        return file.stream()
                .filter(step -> (step.kind() == StepKind.COMPLETED || step.kind() == StepKind.REVOKED)
                        && step.knownAt(question.asOf()))
                .max(Comparator.comparing(Step::sequence))
                .filter(step -> step.kind() == StepKind.COMPLETED)
                .stream();
    }
}
