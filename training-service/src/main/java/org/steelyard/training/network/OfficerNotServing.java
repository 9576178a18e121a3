package org.steelyard.training.network;

import org.steelyard.platform.problem.Refusal;

/** The caller is no officer who serves at the caller's unit today. */
public class OfficerNotServing extends Refusal {

    private static final long serialVersionUID = 1L;

    OfficerNotServing() {
        super(Kind.FORBIDDEN, "officer-not-serving");
    }
}
