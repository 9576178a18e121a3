package org.steelyard.escalation.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Clock;
import org.steelyard.contracts.SupervisionLevel;

/**
 * The one clock that runs on a referral, and how far up it was taken since it ran out (督办). It hangs on the event that started
 * it: nothing but the next step replaces it.
 *
 * @param clock L1, L2 or L3
 * @param since the moment of that event
 * @param dueOn the last day in time, none while its year has no calendar
 * @param overdue whether it was told that the day has passed
 * @param level how far up it was taken, none if it was not
 * @param to the office it was raised to, none for the county's leadership
 * @param raiseOn the last day before it goes further up
 */
public record Supervision(
        Clock clock,
        Instant since,
        @Nullable LocalDate dueOn,
        boolean overdue,
        @Nullable SupervisionLevel level,
        @Nullable String to,
        @Nullable LocalDate raiseOn) {

    static Supervision of(Clock clock, Instant since, Deadlines deadlines) {
        return new Supervision(clock, since, deadlines.due(clock, since), false, null, null, null);
    }

    Supervision dueOn(@Nullable LocalDate day) {
        return new Supervision(clock, since, day, overdue, level, to, raiseOn);
    }

    Supervision passed(Deadlines deadlines) {
        return new Supervision(clock, since, dueOn, true, level, to, dueOn == null ? null : deadlines.raise(dueOn));
    }

    Supervision raised(SupervisionLevel up, @Nullable String office) {
        return new Supervision(clock, since, dueOn, overdue, up, office, raiseOn);
    }

    /** The day after which something happens by itself; none if nothing does, or the day is not known. */
    @Nullable
    LocalDate lastDay() {
        return overdue ? raiseOn : dueOn;
    }

    /** Whether there is a level above the one it was taken to. */
    boolean isRaisable() {
        return level != SupervisionLevel.COUNTY_LEADERSHIP;
    }

    /** Whether it cannot go further up: the county's leadership has it. */
    boolean isAtTheTop() {
        return overdue && level == SupervisionLevel.COUNTY_LEADERSHIP;
    }
}
