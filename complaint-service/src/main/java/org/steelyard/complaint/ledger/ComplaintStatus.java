package org.steelyard.complaint.ledger;

import static org.steelyard.complaint.ledger.StepType.ACCEPTANCE;
import static org.steelyard.complaint.ledger.StepType.CALLBACK;
import static org.steelyard.complaint.ledger.StepType.CORRECTION;
import static org.steelyard.complaint.ledger.StepType.DECLINATION;
import static org.steelyard.complaint.ledger.StepType.MEDIATION_ATTEMPT;
import static org.steelyard.complaint.ledger.StepType.PAUSE;
import static org.steelyard.complaint.ledger.StepType.REOPENING;
import static org.steelyard.complaint.ledger.StepType.RESUMPTION;
import static org.steelyard.complaint.ledger.StepType.SETTLEMENT;
import static org.steelyard.complaint.ledger.StepType.TERMINATION;
import static org.steelyard.complaint.ledger.StepType.WITHDRAWAL;

import java.util.List;

/** Where a complaint stands, and what its unit may do from there. */
public enum ComplaintStatus {
    RECEIVED(ACCEPTANCE, DECLINATION, WITHDRAWAL, PAUSE, RESUMPTION, CORRECTION),
    ACCEPTED(MEDIATION_ATTEMPT, SETTLEMENT, TERMINATION, WITHDRAWAL, PAUSE, RESUMPTION, CORRECTION),
    IN_MEDIATION(MEDIATION_ATTEMPT, SETTLEMENT, TERMINATION, WITHDRAWAL, PAUSE, RESUMPTION, CORRECTION),
    /** With an office: the unit waits, only the complainant can still end it. */
    ESCALATED(WITHDRAWAL, PAUSE, RESUMPTION, CORRECTION),
    /** Opened again: to be decided if it never came to mediation, else to be mediated. */
    REOPENED(
            ACCEPTANCE,
            DECLINATION,
            MEDIATION_ATTEMPT,
            SETTLEMENT,
            TERMINATION,
            WITHDRAWAL,
            PAUSE,
            RESUMPTION,
            CORRECTION),
    SETTLED(REOPENING, CORRECTION, CALLBACK),
    TERMINATED(REOPENING, CORRECTION, CALLBACK),
    DECLINED(REOPENING, CORRECTION, CALLBACK),
    WITHDRAWN(REOPENING, CORRECTION, CALLBACK),
    RESOLVED(REOPENING, CORRECTION, CALLBACK);

    @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
    private final List<StepType> allowed;

    ComplaintStatus(StepType... allowed) {
        this.allowed = List.of(allowed);
    }

    /** The steps of the unit that can be allowed, depending on what went before. */
    List<StepType> allowed() {
        return allowed;
    }

    /** Whether the complaint has not come to its end. */
    public boolean isOpen() {
        return !allowed.contains(REOPENING);
    }
}
