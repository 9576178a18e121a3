package org.steelyard.assessment.score;

import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.ConsultationLogged;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.ComplaintEvent.LeadPassedOn;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.ComplaintEvent.ReportOutcomeRecorded;
import org.steelyard.contracts.ComplaintEvent.ViolationReported;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.EscalationEvent.AssistanceGiven;
import org.steelyard.contracts.EscalationEvent.AssistanceRequested;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationEvent.WarningIssued;
import org.steelyard.contracts.EscalationEvent.WarningRelayed;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.SchemeEvent;
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
    /** opened again: the reason */
    REOPENED(ComplaintReopened.class),
    /** {@link #COMPLETE} if all required fields of form 1 are there now */
    CORRECTED(LedgerCorrected.class),
    /** clocks stand still: the how-manieth pause */
    PAUSED(DeadlinePaused.class),
    /** clocks run again: the how-manieth pause */
    RESUMED(DeadlineResumed.class),
    /** the grade */
    CALLED_BACK(CallbackRecorded.class),
    /** a rule asked for a referral: its id */
    ASKED(ReferralDue.class),
    /** handed to an office: by {@code OFFICER} or by {@code RULE} */
    REFERRED(EscalatedToOffice.class),
    ACKNOWLEDGED(EscalationAcknowledged.class),
    /** sent back by the office: the reason */
    RETURNED(EscalationReturned.class),
    ENDED_BY_OFFICE(EscalationResolved.class),
    /** the office asked the unit for help: the how-manieth request of the referral */
    HELP_ASKED(AssistanceRequested.class),
    /** which request was answered */
    HELP_GIVEN(AssistanceGiven.class),
    REPORTED(ViolationReported.class),
    PASSED_ON(LeadPassedOn.class),
    /** what became of a lead */
    OUTCOME_RECORDED(ReportOutcomeRecorded.class),
    /** {@code CONSULTATION} or {@code NIL_NOTE}, then the month it counts for */
    CONSULTED(ConsultationLogged.class),
    /** the category, then the instant by which it should be relayed */
    WARNED(WarningIssued.class),
    /** the warning */
    RELAYED(WarningRelayed.class),
    /** the inspector, then the items of inspection found in order */
    INSPECTED(InspectionRecorded.class),
    /** officer, module, year */
    COMPLETED(TrainingCompleted.class),
    /** officer, module, year */
    REVOKED(CompletionRevoked.class),
    /** the local date, then the modules */
    SESSION_HELD(SessionHeld.class),
    /** first day in force, version, then the modules with material to study alone */
    SYLLABUS_PUBLISHED(SyllabusPublished.class),
    RULES_FILED(DutyEvent.RulesFiled.class),
    MEETING_HELD(DutyEvent.MeetingHeld.class),
    /** the channel, and {@link #EVIDENCED} if something proves it */
    PUBLICITY_HELD(DutyEvent.PublicityHeld.class),
    /** the channel */
    CASE_PUBLISHED(DutyEvent.CasePublished.class),
    /** the category */
    PATROL_RECORDED(DutyEvent.PatrolRecorded.class),
    PROMOTION_HELD(DutyEvent.PromotionHeld.class),
    COORDINATION_HELD(DutyEvent.CoordinationHeld.class),
    /** the kind of task, then the last day on which it is done in time */
    TASK_ASSIGNED(DutyEvent.TaskAssigned.class),
    TASK_COMPLETED(DutyEvent.TaskCompleted.class),
    /** the station that assessed the point */
    POINT_ASSESSED(DutyEvent.PointAssessed.class),
    /** the level */
    COMMENDED(DutyEvent.CommendationRecorded.class),
    /** the ground */
    DEDUCTED(DutyEvent.DeductionRecorded.class),
    /** taken out of scoring: the ground */
    EXCLUDED(SchemeEvent.CaseExcluded.class),
    READMITTED(SchemeEvent.CaseReadmitted.class),
    /** the period, the ground, then the subjects of the facts it rests on */
    VETO_PROPOSED(SchemeEvent.ViolationProposed.class),
    /** the period, the ground, and {@link #EFFECTIVE} once both roles have */
    VETO_CONFIRMED(SchemeEvent.ViolationConfirmed.class),
    /** the period, the ground */
    VETO_LIFTED(SchemeEvent.ViolationLifted.class);

    static final String COMPLETE = "complete";
    static final String EVIDENCED = "evidenced";
    static final String EFFECTIVE = "effective";

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
        return compareTo(REOPENED) <= 0;
    }

    /** Whether it is about a veto; the first code is then the period. */
    boolean ofVeto() {
        return this == VETO_PROPOSED || this == VETO_CONFIRMED || this == VETO_LIFTED;
    }

    /** Whether a complaint whose last step it is, is closed. */
    boolean closes() {
        return switch (this) {
            case DECLINED, SETTLED, TERMINATED, WITHDRAWN, RESOLVED -> true;
            default -> false;
        };
    }
}
