package org.steelyard.escalation.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.Progress;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.Situation;

/** The clocks of a complaint itself: D1, D2, and how long its unit may keep it (R4). They stand still while it is paused. */
@Component
public class ComplaintClocks {

    private final WorkingCalendar calendar;
    private final ReferralRules rules;
    private final ReferralSettings settings;
    private final Deadlines deadlines;
    private final Clock clock;

    ComplaintClocks(
            WorkingCalendar calendar,
            ReferralRules rules,
            ReferralSettings settings,
            Deadlines deadlines,
            Clock clock) {
        this.calendar = calendar;
        this.rules = rules;
        this.settings = settings;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** What the rules see of a complaint that lies, or lay, at its unit until a day. */
    public Situation at(KnownComplaint complaint, LocalDate until) {
        var facts = complaint.facts();
        var progress = complaint.progress();
        return new Situation(facts, progress, until, decisionDueOn(facts, progress), mediationDueOn(progress), null);
    }

    /** As {@link #at}, of one that may be decided or over by now: also what was late once counts. */
    public Situation past(KnownComplaint complaint, LocalDate until) {
        var now = at(complaint, until);
        return new Situation(
                now.complaint(),
                now.progress(),
                until,
                complaint.progress().decisionDueOn(),
                now.mediationDueOn(),
                null);
    }

    /** When a complaint is looked at next; none if it is over, or its clocks stand still. */
    @Nullable
    Instant next(KnownComplaint complaint, Instant now) {
        if (!complaint.open() || complaint.progress().paused()) {
            return null;
        }
        var today = WorkingCalendar.dateOf(now);
        var imported = complaint.facts().isImported();
        return lastDays(complaint).stream()
                .map(day -> day.date() == null || (day.handled() && day.date().isBefore(today)) ? today : day.date())
                .min(Comparator.naturalOrder())
                .map(day -> deadlines.lookAgain(day, imported))
                .orElse(null);
    }

    private List<Day> lastDays(KnownComplaint complaint) {
        var facts = complaint.facts();
        var progress = complaint.progress();
        var asked = rules.rulesFor(facts);
        var days = new ArrayList<Day>();
        var deadlineRule = asked.deadlineRule().orElse("");
        if (progress.decidedOn() == null) {
            days.add(new Day(decisionDueOn(facts, progress), complaint.hasFired(deadlineRule + ":D1")));
        } else {
            days.add(new Day(mediationDueOn(progress), complaint.hasFired(deadlineRule + ":D2")));
        }
        asked.unitRule()
                .filter(rule -> !complaint.hasFired(rule))
                .map(_ -> asked.lastDayAtUnit(facts, progress))
                .ifPresent(day -> days.add(new Day(day, false)));
        return days;
    }

    private @Nullable LocalDate decisionDueOn(ComplaintFacts facts, Progress progress) {
        if (progress.decidedOn() != null) {
            return null;
        }
        var told = progress.decisionDueOn();
        return told == null
                ? paused(
                        calendar.workingDaysAfter(facts.receivedOn(), settings.decideWorkingDays())
                                .date(),
                        progress)
                : told;
    }

    private @Nullable LocalDate mediationDueOn(Progress progress) {
        var accepted = progress.decidedOn();
        if (accepted == null) {
            return null;
        }
        var told = progress.mediationDueOn();
        var day = told == null
                ? paused(
                        calendar.calendarDaysAfter(accepted, settings.mediateCalendarDays())
                                .date(),
                        progress)
                : told;
        var reopened = progress.reopenedOn();
        return day != null && reopened != null && day.isBefore(reopened) ? deadlines.again(reopened) : day;
    }

    private @Nullable LocalDate paused(@Nullable LocalDate day, Progress progress) {
        return day == null || progress.pausedDays() == 0
                ? day
                : calendar.onOrAfter(day.plusDays(progress.pausedDays())).date();
    }

    /** Today where the network is. */
    public LocalDate today() {
        return WorkingCalendar.dateOf(clock.instant());
    }

    /**
     * A day that may pass.
     *
     * @param date none while it is not known
     * @param handled whether what follows from its passing was done, so that it is enough to see to it daily
     */
    private record Day(@Nullable LocalDate date, boolean handled) {}
}
