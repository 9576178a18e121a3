package org.steelyard.complaint.report;

import org.steelyard.contracts.ReportOutcome;
import org.steelyard.platform.problem.Refusal;

/** The step is not allowed from where the report stands; says where it stands and what is allowed. */
public class ReportStepRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    ReportStepRefused(ReportStatus state, ReportAction action) {
        this(state, action.resource());
    }

    ReportStepRefused(ReportStatus state, ReportOutcome outcome) {
        this(state, outcome.name());
    }

    private ReportStepRefused(ReportStatus state, String what) {
        super(Kind.CONFLICT, "report-step-refused", state, what);
        with("state", state);
        with("allowed", state.allowed().stream().map(ReportAction::resource).toList());
    }
}
