package org.steelyard.escalation.referral;

import java.time.Clock;
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
    private final Clock clock;

    Deadlines(WorkingCalendar calendar, ReferralSettings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** L1, L2 or L3: the last day for what is waited for, counted from the event that started it. */
    @Nullable
    LocalDate due(org.steelyard.contracts.Clock which, Instant since) {
        return after(
                WorkingCalendar.dateOf(since),
                switch (which) {
                    case REFERRAL -> settings.referWorkingDays();
                    case ACKNOWLEDGEMENT -> settings.acknowledgeWorkingDays();
                    case RESOLUTION -> settings.resolveWorkingDays();
                });
    }

    /** The last day for the unit to answer an office's question. */
    @Nullable
    LocalDate assistance(Instant asked) {
        return after(WorkingCalendar.dateOf(asked), settings.assistWorkingDays());
    }

    /** The last day before what is overdue goes one more level up. */
    @Nullable
    LocalDate raise(LocalDate dueOn) {
        return after(dueOn, settings.raiseWorkingDays());
    }

    /** The last day for the unit to act on what came back to it, or was opened again, when its deadline had passed. */
    @Nullable
    LocalDate again(LocalDate cameBackOn) {
        return after(cameBackOn, settings.referWorkingDays());
    }

    /**
     * When a clock is looked at: when its last day has passed, or tomorrow if that day is not known yet; for an imported
     * matter not before the rest of its history could come in.
     */
    Instant lookAgain(@Nullable LocalDate lastDay, boolean imported) {
        var now = clock.instant();
        var passed = startOfNext(lastDay == null ? WorkingCalendar.dateOf(now) : lastDay);
        var grace = now.plus(settings.importGrace());
        return imported && passed.isBefore(grace) ? grace : passed;
    }

    /** When an office is looked for again. */
    Instant retry() {
        return clock.instant().plus(settings.unroutableRetry());
    }

    /** The moment a day has passed. */
    static Instant startOfNext(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }

    private @Nullable LocalDate after(LocalDate day, int workingDays) {
        return calendar.workingDaysAfter(day, workingDays).date();
    }
}
