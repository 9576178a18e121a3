package org.steelyard.assessment.year;

import java.util.List;
import org.steelyard.platform.problem.Refusal;

/** A step of the year before those that come first, or after it is too late. */
public class OutOfOrder extends Refusal {
    private static final long serialVersionUID = 1L;

    OutOfOrder(YearAct act, List<YearAct> allowed) {
        super(Kind.CONFLICT, "out-of-order", act.name(), allowed.toString());
        with("allowed", allowed);
    }
}
