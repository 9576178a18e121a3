package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Evidence.Why;

/** How a station looks after its points: S2a and S2b, from what the points tell of themselves. */
final class Supervision {

    /** A half of a year. */
    record Half(int year, int number) {

        static Stream<Half> of(int year) {
            return Stream.of(new Half(year, 1), new Half(year, 2));
        }

        LocalDate firstDay() {
            return LocalDate.of(year, number == 1 ? Month.JANUARY : Month.JULY, 1);
        }

        LocalDate lastDay() {
            return number == 1 ? LocalDate.of(year, Month.JUNE, 30) : LocalDate.of(year, Month.DECEMBER, 31);
        }

        boolean contains(LocalDate day) {
            return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
        }

        /** A half-year is over when its last day is, as a month is. */
        boolean endedBy(LocalDate today) {
            return today.isAfter(lastDay());
        }

        @Override
        public String toString() {
            return year + "-H" + number;
        }
    }

    private Supervision() {}

    /** The day by which a station has assessed its points. */
    static LocalDate assessedBy(int year) {
        return LocalDate.of(year, Month.DECEMBER, 20);
    }

    /** The first inspection by the point's present station in each half of the year. */
    static List<Step> inspections(UnitFacts facts, UnitCard card, Question question) {
        var station = card.station();
        return station == null
                ? List.of()
                : Half.of(question.period())
                        .flatMap(half -> facts
                                .known(StepKind.INSPECTED, question.asOf())
                                .filter(step -> half.contains(step.date())
                                        && station.equals(step.codes().getFirst()))
                                .min(Case.EARLIEST)
                                .stream())
                        .toList();
    }

    /** The first time the point was assessed in the year. */
    static @Nullable Step assessment(UnitFacts facts, Question question) {
        return facts.known(StepKind.POINT_ASSESSED, question.asOf())
                .filter(step -> step.date().getYear() == question.period())
                .min(Case.EARLIEST)
                .orElse(null);
    }

    /** S2a: for each half-year that is over, the points open on its last day, and those inspected in it. */
    static Tally inspected(Collection<ChildScore> points, Question question) {
        var tally = new Tally(question.withEvidence());
        Half.of(question.period())
                .forEach(half -> points.stream()
                        .filter(point -> point.openOn(half.lastDay()))
                        .forEach(point -> tally.add(point.unit(), half.toString(), inspected(point, half, question))));
        return tally;
    }

    private static Judgement inspected(ChildScore point, Half half, Question question) {
        var step = point.inspections().stream()
                .filter(one -> half.contains(one.date()))
                .findFirst()
                .orElse(null);
        if (!half.endedBy(question.today())) {
            return Judgement.open(step);
        }
        return step == null ? Judgement.missed(Why.NOT_DONE) : Judgement.counted(Why.ON_TIME, step);
    }

    /** S2b: from 20 December on, the points now open, and those assessed by then. */
    static Tally assessed(Collection<ChildScore> points, Question question) {
        var tally = new Tally(question.withEvidence());
        var by = assessedBy(question.period());
        points.stream().filter(point -> point.openOn(question.today())).forEach(point -> {
            var step = point.assessed();
            if (question.today().isBefore(by)) {
                tally.add(point.unit(), point.unit(), Judgement.open(step));
            } else if (step == null) {
                tally.add(point.unit(), point.unit(), Judgement.missed(Why.NOT_DONE));
            } else {
                tally.add(point.unit(), point.unit(), Judgement.met(!step.date().isAfter(by), step));
            }
        });
        return tally;
    }
}
