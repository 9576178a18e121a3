package org.steelyard.complaint.report;

import org.steelyard.platform.problem.Refusal;

/** The law lets a limit be extended once. */
public class ExtendedBefore extends Refusal {
    private static final long serialVersionUID = 1L;

    ExtendedBefore(String rule) {
        super(Kind.CONFLICT, "extended-before", rule);
    }
}
