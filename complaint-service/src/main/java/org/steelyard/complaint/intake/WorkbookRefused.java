package org.steelyard.complaint.intake;

import org.steelyard.platform.problem.Refusal;

/** A file is no workbook that can be read, or one that is too large; nothing of it was taken in. */
public final class WorkbookRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private WorkbookRefused(Kind kind, String name, Object... arguments) {
        super(kind, name, arguments);
    }

    static WorkbookRefused broken() {
        return new WorkbookRefused(Kind.INVALID, "workbook-broken");
    }

    static WorkbookRefused tooLarge(String what, Object limit) {
        var refused = new WorkbookRefused(Kind.TOO_LARGE, "workbook-too-large", String.valueOf(limit));
        refused.with("limit", what);
        return refused;
    }

    /** A column is missing or unknown in the row of titles. */
    public static WorkbookRefused columns(String missing, String unknown) {
        return new WorkbookRefused(Kind.INVALID, "workbook-columns", missing, unknown);
    }
}
