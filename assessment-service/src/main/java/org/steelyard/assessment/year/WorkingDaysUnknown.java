package org.steelyard.assessment.year;

import org.steelyard.platform.problem.Refusal;

/** A day has to be named that lies in a year whose working calendar is not loaded. */
public class WorkingDaysUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    WorkingDaysUnknown(String year) {
        super(Kind.UNPROCESSABLE, "calendar-missing", year);
    }
}
