package org.steelyard.complaint.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The limit under which a case stands; kept with the case, so that a later rule does not change it.
 *
 * @param rule the rule's id, such as {@code D2}
 * @param version the rule's version
 * @param from the local date after which it is counted
 * @param dueOn the last day on time, none while its year has no calendar
 * @param calendarMissing the year whose calendar was missing, none if the due date is known
 */
public record Deadline(
        String rule,
        int version,
        LocalDate from,
        @Nullable LocalDate dueOn,
        @Nullable Integer calendarMissing) {}
