package org.steelyard.assessment.year;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.problem.Refusal;

/** A step was tried on a day that is not one of its own. */
public class OutsideWindow extends Refusal {
    private static final long serialVersionUID = 1L;

    OutsideWindow(String step, LocalDate from, @Nullable LocalDate to) {
        super(Kind.CONFLICT, "outside-window", step, from.toString(), to == null ? "…" : to.toString());
        with("step", step);
        with("from", from.toString());
        if (to != null) {
            with("to", to.toString());
        }
    }
}
