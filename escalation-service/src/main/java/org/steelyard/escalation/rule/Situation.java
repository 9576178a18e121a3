package org.steelyard.escalation.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.Progress;

/**
 * All that rules look at in a complaint.
 *
 * @param atUnitUntil the day up to which it lies, or lay, undecided at its unit: days before it have passed in full;
 *     none where only what was told matters, not the time
 * @param decisionDueOn deadline D1, none if it is not known
 * @param mediationDueOn deadline D2, none if it is not known or does not run
 * @param crowd those who complain of the same respondent at the same time, none if they are too few
 */
public record Situation(
        ComplaintFacts complaint,
        Progress progress,
        @Nullable LocalDate atUnitUntil,
        @Nullable LocalDate decisionDueOn,
        @Nullable LocalDate mediationDueOn,
        @Nullable Crowd crowd) {

    /** What is known from facts alone, whatever the time. */
    public static Situation of(ComplaintFacts complaint, Progress progress) {
        return new Situation(complaint, progress, null, null, null, null);
    }

    /** The same, for a complaint that belongs to a crowd. */
    public Situation in(Crowd with) {
        return new Situation(complaint, progress, atUnitUntil, decisionDueOn, mediationDueOn, with);
    }

    /** Whether a day has passed in full while the complaint lay at its unit. */
    boolean hasPassed(@Nullable LocalDate day) {
        return day != null && atUnitUntil != null && day.isBefore(atUnitUntil);
    }

    /** Whether a day passed in full before the unit had accepted or declined it. */
    boolean isUndecidedAfter(@Nullable LocalDate day) {
        var decided = progress.decidedOn();
        return hasPassed(day) && (decided == null || day == null || day.isBefore(decided));
    }

    /**
     * Those who complain of one respondent within the window.
     *
     * @param group the id under which their complaints are linked
     * @param complainants how many they are together
     */
    public record Crowd(String group, int complainants) {}
}
