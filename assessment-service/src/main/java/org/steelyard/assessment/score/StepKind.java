package org.steelyard.assessment.score;

import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SyllabusPublished;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;

/** What a step is, and the codes it carries. */
public enum StepKind {
    /** {@link #COMPLETE} if all required fields of form 1 are there */
    RECEIVED(ComplaintReceived.class),
    ACCEPTED(ComplaintAccepted.class),
    DECLINED(ComplaintDeclined.class),
    ATTEMPTED(MediationAttempted.class),
    SETTLED(ComplaintSettled.class),
    TERMINATED(MediationTerminated.class),
    WITHDRAWN(ComplaintWithdrawn.class),
    RESOLVED(ComplaintResolved.class),
    /** a rule asked for a referral: its id */
    ASKED(ReferralDue.class),
    /** handed to an office: by {@code OFFICER} or by {@code RULE} */
    REFERRED(EscalatedToOffice.class),
    ACKNOWLEDGED(EscalationAcknowledged.class),
    /** sent back by the office: the reason */
    RETURNED(EscalationReturned.class),
    ENDED_BY_OFFICE(EscalationResolved.class),
    /** the items of inspection found in order */
    INSPECTED(InspectionRecorded.class),
    /** officer, module, year */
    COMPLETED(TrainingCompleted.class),
    /** officer, module, year */
    REVOKED(CompletionRevoked.class),
    /** the local date, then the modules */
    SESSION_HELD(SessionHeld.class),
    /** first day in force, version, then the modules with material to study alone */
    SYLLABUS_PUBLISHED(SyllabusPublished.class);

    static final String COMPLETE = "complete";

    private final String eventType;

    StepKind(Class<? extends Event> event) {
        this.eventType = EventCatalogue.typeOf(event);
    }

    /** The wire type of the event it comes from. */
    public String eventType() {
        return eventType;
    }

    /** Whether it is a step of the complaint itself, whose last one tells the complaint's state. */
    boolean ofComplaint() {
        return compareTo(RESOLVED) <= 0;
    }

    /** Whether a complaint whose last step it is, is closed. */
    boolean closes() {
        return switch (this) {
            case DECLINED, SETTLED, TERMINATED, WITHDRAWN, RESOLVED -> true;
            default -> false;
        };
    }
}
