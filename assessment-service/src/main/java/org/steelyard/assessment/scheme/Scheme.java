package org.steelyard.assessment.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.UnitKind;

/**
 * A version of a scoring scheme; changing a number is publishing a new version.
 *
 * @param text the scheme file as it was written, comments and all
 * @param digest of the text
 */
public record Scheme(
        String id,
        int version,
        UnitKind kind,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Settings settings,
        Limits limits,
        List<GradeStep> grades,
        List<Integer> stars,
        List<Integer> peerGroups,
        List<IndicatorGroup> groups,
        List<Adjustment> bonus,
        List<Adjustment> deductions,
        String text,
        String digest) {
    public Scheme {
        grades = List.copyOf(grades);
        stars = List.copyOf(stars);
        peerGroups = List.copyOf(peerGroups);
        groups = List.copyOf(groups);
        bonus = List.copyOf(bonus);
        deductions = List.copyOf(deductions);
    }

    /**
     * Numbers that many indicators share.
     *
     * @param m how many average cases a rate is shrunk by
     * @param p0 their rate
     * @param sessions how many completions a year wants of each officer (N)
     * @param maxBonus most points that bonuses add together
     * @param maxScore no score is above it
     * @param relayHours hours in which a safety warning is to be relayed
     * @param callbackGrades what each grade of satisfaction counts, 0 to 1
     * @param selfReferringRules referral rules that escalate by themselves and so ask nobody
     */
    public record Settings(
            int m,
            Ratio p0,
            int sessions,
            Ratio maxBonus,
            Ratio maxScore,
            int relayHours,
            Map<CallbackGrade, Ratio> callbackGrades,
            Set<String> selfReferringRules) {
        public Settings {
            callbackGrades = Map.copyOf(callbackGrades);
            selfReferringRules = Set.copyOf(selfReferringRules);
        }
    }

    /** A grade and the score from which it is given; best first. */
    public record GradeStep(Grade grade, Ratio from) {}

    /** How it is referred to: {@code point@1}. */
    public String ref() {
        return id + "@" + version;
    }

    /** Every indicator, in the order of the scheme. */
    public Stream<Indicator> indicators() {
        return groups.stream().flatMap(group -> group.indicators().stream());
    }

    /** An indicator by its code. */
    public Optional<Indicator> indicator(String code) {
        return indicators().filter(indicator -> indicator.code().equals(code)).findFirst();
    }

    /** The grade of a score, by the unrounded one. */
    public Grade gradeOf(Ratio score) {
        return grades.stream()
                .filter(step -> score.compareTo(step.from()) >= 0)
                .findFirst()
                .map(GradeStep::grade)
                .orElse(Grade.UNQUALIFIED);
    }

    /** How many stars a score carries, none where the scheme gives none. */
    public @Nullable Integer starsOf(Ratio score) {
        return stars.isEmpty()
                ? null
                : (int) stars.stream()
                        .filter(from -> score.compareTo(Ratio.of(from)) >= 0)
                        .count();
    }

    /** Whether it may score a calendar year: it was in force on some day of it. */
    boolean scores(int year) {
        var to = validTo;
        return validFrom.getYear() <= year && (to == null || to.getYear() >= year);
    }
}
