package org.steelyard.escalation.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.Progress;

/**
 * R4. The unit cannot settle it: mediation failed too often, or a point has had it too long.
 *
 * @param failedAttempts how many are too many
 * @param workingDays from receipt, after which a point has had it too long
 */
record FailedMediation(
        String id,
        RuleAction action,
        Map<UnitKind, OfficeLevel> targets,
        int failedAttempts,
        int workingDays,
        WorkingCalendar calendar)
        implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        var complaint = situation.complaint();
        var failed = situation.progress().failedAttempts();
        if (failed >= failedAttempts) {
            return List.of(new Finding(
                    Map.of("failedAttempts", Integer.toString(failed), "threshold", Integer.toString(failedAttempts)),
                    complaint.category()));
        }
        var lastDay = lastDay(complaint, situation.progress());
        return lastDay != null && situation.hasPassed(lastDay)
                ? List.of(new Finding(
                        Map.of(
                                "receivedOn",
                                complaint.receivedOn().toString(),
                                "settledBy",
                                lastDay.toString(),
                                "workingDays",
                                Integer.toString(workingDays)),
                        complaint.category()))
                : List.of();
    }

    /** The last day on which a point may still settle it; none for a station, or while the year has no calendar. */
    @Nullable
    LocalDate lastDay(ComplaintFacts complaint, Progress progress) {
        if (complaint.unit().kind() != UnitKind.POINT) {
            return null;
        }
        var reopened = progress.reopenedOn();
        var from = reopened == null ? complaint.receivedOn() : reopened;
        var unpaused = calendar.workingDaysAfter(from, workingDays).date();
        return unpaused == null || progress.pausedDays() == 0
                ? unpaused
                : calendar.onOrAfter(unpaused.plusDays(progress.pausedDays())).date();
    }
}
