package org.steelyard.assessment.network;

import org.steelyard.platform.problem.Refusal;

/** The code is taken by another unit or office. */
public class AlreadyRegistered extends Refusal {
    private static final long serialVersionUID = 1L;

    AlreadyRegistered(String code) {
        super(Kind.CONFLICT, "already-registered", code);
    }
}
