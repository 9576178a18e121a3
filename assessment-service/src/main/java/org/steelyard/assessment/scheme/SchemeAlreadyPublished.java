package org.steelyard.assessment.scheme;

import org.steelyard.platform.problem.Refusal;

/** There is such a version, and none ever changes. */
public class SchemeAlreadyPublished extends Refusal {
    private static final long serialVersionUID = 1L;

    SchemeAlreadyPublished(String ref) {
        super(Kind.CONFLICT, "scheme-already-published", ref);
    }
}
