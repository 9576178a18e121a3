package org.steelyard.complaint.report;

import static org.steelyard.complaint.report.ReportAction.EXTENSION;
import static org.steelyard.complaint.report.ReportAction.OUTCOME;
import static org.steelyard.complaint.report.ReportAction.PASSING_ON;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.steelyard.contracts.ReportOutcome;

/** Where a violation report stands, and what may be done with it from there. */
public enum ReportStatus {
    /** Written down at the unit, on its way to an office; only the reporter can still end it. */
    RECORDED(EnumSet.of(ReportOutcome.WITHDRAWN_BY_REPORTER), PASSING_ON, OUTCOME),
    /** With the office, which checks it within D4. */
    PASSED_ON(EnumSet.allOf(ReportOutcome.class), EXTENSION, OUTCOME),
    /** A case is filed, to be decided within D5. */
    CASE_FILED(EnumSet.of(ReportOutcome.TRANSFERRED_TO_OTHER_AUTHORITY, ReportOutcome.OTHER), EXTENSION, OUTCOME),
    CLOSED(EnumSet.noneOf(ReportOutcome.class));

    @SuppressWarnings("ImmutableEnumChecker") // nobody is given it
    private final Set<ReportOutcome> outcomes;

    @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
    private final List<ReportAction> allowed;

    ReportStatus(Set<ReportOutcome> outcomes, ReportAction... allowed) {
        this.outcomes = outcomes;
        this.allowed = List.of(allowed);
    }

    public List<ReportAction> allowed() {
        return allowed;
    }

    boolean mayEndIn(ReportOutcome outcome) {
        return outcomes.contains(outcome);
    }

    static ReportStatus after(ReportOutcome outcome) {
        return outcome == ReportOutcome.CASE_FILED ? CASE_FILED : CLOSED;
    }
}
