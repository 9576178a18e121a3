package org.steelyard.escalation.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** When the steps of a referral are due; unknown while the year has no working calendar. */
@Component
class Deadlines {

    private final WorkingCalendar calendar;
    private final ReferralSettings settings;

    Deadlines(WorkingCalendar calendar, ReferralSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /** L1: the last day to refer once a rule has fired. */
    @Nullable
    LocalDate referral(Instant fired) {
        return after(fired, settings.referWorkingDays());
    }

    /** L2: the last day for the office to take it on. */
    @Nullable
    LocalDate acknowledgement(Instant escalated) {
        return after(escalated, settings.acknowledgeWorkingDays());
    }

    /** L3: the last day for the office to end it or send it back. */
    @Nullable
    LocalDate resolution(Instant acknowledged) {
        return after(acknowledged, settings.resolveWorkingDays());
    }

    /**
     * When a referral that nobody made is looked at: when its due day has passed, or tomorrow if that day is not known
     * yet; an imported one not before the rest of its history could come in.
     */
    Instant lookAgain(@Nullable LocalDate due, boolean imported, Instant now) {
        var lastDay = due == null ? WorkingCalendar.dateOf(now) : due;
        var passed = lastDay.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
        var grace = now.plus(settings.importGrace());
        return imported && passed.isBefore(grace) ? grace : passed;
    }

    private @Nullable LocalDate after(Instant moment, int workingDays) {
        return calendar.workingDaysAfter(WorkingCalendar.dateOf(moment), workingDays)
                .date();
    }
}
