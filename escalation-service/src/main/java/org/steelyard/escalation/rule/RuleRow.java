package org.steelyard.escalation.rule;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One rule of the table, as it is written down; {@link RuleCheck} says what is wrong with it.
 *
 * @param currency of the thresholds, ISO 4217
 * @param thresholds by the kind of the unit; a kind without one never fires
 * @param complainants so many make a group
 * @param withinDays the window in which they are counted, in calendar days
 * @param competence the category that decides the department, where it is not the complaint's own
 * @param failedAttempts so many are too many
 * @param workingDays from receipt, for a point
 * @param targets by the kind of the unit, how near that is to which it refers
 */
public record RuleRow(
        @Nullable String id,
        @Nullable RuleKind fires,
        @Nullable RuleAction action,
        @Nullable String currency,

        @Nullable @JsonDeserialize(contentUsing = DecimalText.class)
        Map<UnitKind, BigDecimal> thresholds,

        @Nullable Integer complainants,
        @Nullable Integer withinDays,
        @Nullable Map<Harm, Category> competence,
        @Nullable Integer failedAttempts,
        @Nullable Integer workingDays,
        @Nullable Map<UnitKind, OfficeLevel> targets) {

    /** The policy it stands for; only of a row that was found right. */
    ReferralRule policy(WorkingCalendar calendar) {
        var name = requireNonNull(id);
        var then = requireNonNull(action);
        Map<UnitKind, OfficeLevel> where = targets == null ? Map.of() : targets;
        return switch (requireNonNull(fires)) {
            case LARGE_AMOUNT ->
                new LargeAmount(name, then, where, requireNonNull(currency), requireNonNull(thresholds));
            case GROUP_COMPLAINT ->
                new GroupComplaint(name, then, where, requireNonNull(complainants), requireNonNull(withinDays));
            case HARM_DONE -> new HarmDone(name, then, where, competence == null ? Map.of() : competence);
            case FAILED_MEDIATION ->
                new FailedMediation(
                        name, then, where, requireNonNull(failedAttempts), requireNonNull(workingDays), calendar);
            case OUTSIDE_AREA -> new OutsideArea(name, then, where);
            case SUSPECTED_VIOLATION -> new SuspectedViolation(name, then, where);
            case SUSPECTED_CRIME -> new SuspectedCrime(name, then, where);
            case DEADLINE_PASSED -> new DeadlinePassed(name, then, where);
        };
    }
}
