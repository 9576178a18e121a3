package org.steelyard.assessment.score;

import org.steelyard.platform.problem.Refusal;

/** What is asked of a rebuild does not fit how far it is. */
public class RebuildRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public RebuildRefused(String name, String... arguments) {
        super(Kind.CONFLICT, name, (Object[]) arguments);
    }
}
