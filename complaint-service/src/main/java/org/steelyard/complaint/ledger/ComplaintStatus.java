package org.steelyard.complaint.ledger;

import java.util.List;

/** Where a complaint stands, and what its unit may do from there. */
public enum ComplaintStatus {
    RECEIVED(StepType.ACCEPTANCE, StepType.DECLINATION, StepType.WITHDRAWAL),
    ACCEPTED(StepType.MEDIATION_ATTEMPT, StepType.SETTLEMENT, StepType.TERMINATION, StepType.WITHDRAWAL),
    IN_MEDIATION(StepType.MEDIATION_ATTEMPT, StepType.SETTLEMENT, StepType.TERMINATION, StepType.WITHDRAWAL),
    /** With an office: the unit waits, only the complainant can still end it. */
    ESCALATED(StepType.WITHDRAWAL),
    SETTLED,
    TERMINATED,
    DECLINED,
    WITHDRAWN,
    RESOLVED;

    private final List<StepType> allowed;

    ComplaintStatus(StepType... allowed) {
        this.allowed = List.of(allowed);
    }

    /** The steps of the unit that are allowed. */
    public List<StepType> allowed() {
        return allowed;
    }

    /** Whether the complaint has not come to its end. */
    public boolean isOpen() {
        return !allowed.isEmpty();
    }
}
