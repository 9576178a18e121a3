package org.steelyard.assessment.score;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.IndicatorGroup;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.score.IndicatorScore.Measured;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * The score of a unit as a pure function of what is known: the live engine, the as-of answer and the explanation all ask
 * here, so they cannot differ. Its rules are those of the default scoring scheme.
 */
public final class Scorer {

    private final WorkingCalendar calendar;

    public Scorer(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Scores a unit.
     *
     * @param children of a station: all points that are its own, scored for the same question, closed ones too
     * @throws org.steelyard.contracts.calendar.CalendarMissing if a due date decides that no calendar can tell
     */
    public UnitScore score(Known known, Collection<ChildScore> children, Scheme scheme, Question question) {
        var card = known.card(question);
        var measuring = new Measuring(known, children, scheme, question, calendar);
        var measured = scheme.groups().stream()
                .map(group -> new MeasuredGroup(
                        group,
                        group.indicators().stream().map(measuring::measure).toList()))
                .toList();
        var groups = distribute(measured);
        var beside = measuring.beside();
        var score = total(groups, beside, scheme);
        return new UnitScore(
                card, scheme, question, score, beside, measuring.entries(), measuring.asChild(score), groups);
    }

    /** The score as it were if one indicator were measured otherwise, all else being the same. */
    static @Nullable Ratio rescored(UnitScore score, Indicator indicator, Measured instead) {
        var measured = score.groups().stream()
                .map(group -> new MeasuredGroup(
                        group.group(),
                        group.indicators().stream()
                                .map(one -> one.indicator().equals(indicator) ? instead : one.measured())
                                .toList()))
                .toList();
        return total(distribute(measured), score.beside(), score.scheme());
    }

    /** What is known of a unit: its own facts and the training offered to anyone. */
    public record Known(UnitFacts facts, Offers offers) {
        UnitCard card(Question question) {
            var card = facts.card(question.asOf());
            if (card == null) {
                throw new IllegalArgumentException("A unit that is not registered has no score");
            }
            return card;
        }
    }

    /** A group whose indicators are measured, before weights move. */
    private record MeasuredGroup(IndicatorGroup group, List<Measured> measured) {

        /** The weight of what applies. */
        Ratio applicable() {
            return sum(
                    java.util.stream.IntStream.range(0, measured.size())
                            .filter(i -> measured.get(i).share() != null)
                            .mapToObj(i -> group.indicators().get(i))
                            .toList(),
                    indicator -> indicator.weight());
        }

        boolean applies() {
            return measured.stream().anyMatch(one -> one.share() != null);
        }
    }

    /** Weight of what does not apply goes to the rest of its group, of a whole group to the other groups, by weight. */
    private static List<GroupScore> distribute(List<MeasuredGroup> groups) {
        var all = sum(groups, group -> group.group().weight());
        var applicable = sum(
                groups.stream().filter(MeasuredGroup::applies).toList(),
                group -> group.group().weight());
        return groups.stream()
                .map(group -> group.applies()
                        ? weighed(group, group.group().weight().times(all).dividedBy(applicable))
                        : weighed(group, Ratio.ZERO))
                .toList();
    }

    private static GroupScore weighed(MeasuredGroup group, Ratio effective) {
        var applicable = group.applicable();
        var indicators = java.util.stream.IntStream.range(0, group.measured().size())
                .mapToObj(i -> {
                    var indicator = group.group().indicators().get(i);
                    var measured = group.measured().get(i);
                    var share = measured.share();
                    if (share == null) {
                        return new IndicatorScore(indicator, measured, Ratio.ZERO, Ratio.ZERO);
                    }
                    var weight = indicator.weight().times(effective).dividedBy(applicable);
                    return new IndicatorScore(indicator, measured, weight, weight.times(share));
                })
                .toList();
        return new GroupScore(group.group(), effective, sum(indicators, IndicatorScore::points), indicators);
    }

    private static @Nullable Ratio total(List<GroupScore> groups, Beside beside, Scheme scheme) {
        return groups.stream().flatMap(group -> group.indicators().stream()).noneMatch(IndicatorScore::applies)
                ? null
                : sum(groups, GroupScore::points)
                        .plus(beside.bonusPoints(scheme))
                        .minus(beside.deductedPoints())
                        .max(Ratio.ZERO)
                        .min(scheme.settings().maxScore());
    }

    private static <T> Ratio sum(List<T> all, Function<T, Ratio> value) {
        return all.stream().map(value).reduce(Ratio.ZERO, Ratio::plus);
    }
}
