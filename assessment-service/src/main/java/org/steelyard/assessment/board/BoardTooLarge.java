package org.steelyard.assessment.board;

import org.steelyard.platform.problem.Refusal;

/** The board would need more facts than are read for one answer. */
public class BoardTooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    BoardTooLarge(int most) {
        super(Kind.UNPROCESSABLE, "too-many-facts", String.valueOf(most));
    }
}
