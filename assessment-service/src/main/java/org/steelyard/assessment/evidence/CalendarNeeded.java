package org.steelyard.assessment.evidence;

import org.steelyard.contracts.calendar.CalendarMissing;
import org.steelyard.platform.problem.Refusal;

/** A due date decides that lies in a year whose working calendar is not loaded. */
public class CalendarNeeded extends Refusal {
    private static final long serialVersionUID = 1L;

    CalendarNeeded(CalendarMissing missing) {
        super(Kind.UNPROCESSABLE, "calendar-missing", Integer.toString(missing.year()));
    }
}
