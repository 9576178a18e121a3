package org.steelyard.training.syllabus;

import org.steelyard.platform.problem.Refusal;

/** Versions of a syllabus follow each other without gaps, and a published one is not published again. */
public class EditionOutOfOrder extends Refusal {
    private static final long serialVersionUID = 1L;

    EditionOutOfOrder(int next) {
        super(Kind.CONFLICT, "edition-out-of-order", next);
        with("next", next);
    }
}
