package org.steelyard.assessment.evidence;

import org.steelyard.platform.problem.Refusal;

/** No scheme scores such a unit in that year. */
public class NoScheme extends Refusal {
    private static final long serialVersionUID = 1L;

    NoScheme(String unit, int period) {
        super(Kind.UNPROCESSABLE, "no-scheme", unit, Integer.toString(period));
    }
}
