package org.steelyard.complaint.consultation;

import org.steelyard.platform.problem.Refusal;

/** The month is not without consultations, or its note is already there. */
public class NilNoteRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private NilNoteRefused(String name, String month) {
        super(Kind.CONFLICT, name, month);
    }

    static NilNoteRefused because(String month) {
        return new NilNoteRefused("month-not-nil", month);
    }

    static NilNoteRefused again(String month) {
        return new NilNoteRefused("nil-note-there", month);
    }
}
