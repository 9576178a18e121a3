package org.steelyard.training.study;

import org.steelyard.platform.problem.Refusal;

/** Versions of material follow each other without gaps, and a published one is not published again. */
public class MaterialOutOfOrder extends Refusal {

    private static final long serialVersionUID = 1L;

    MaterialOutOfOrder(int next) {
        super(Kind.CONFLICT, "edition-out-of-order", next);
        with("next", next);
    }
}
