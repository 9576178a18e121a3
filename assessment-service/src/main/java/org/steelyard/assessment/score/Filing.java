package org.steelyard.assessment.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.AuditEvent;
import org.steelyard.contracts.ComplaintEvent;
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
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.AssistanceGiven;
import org.steelyard.contracts.EscalationEvent.AssistanceRequested;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationRaised;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationEvent.WarningIssued;
import org.steelyard.contracts.EscalationEvent.WarningRelayed;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionCancelled;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingEvent.SyllabusPublished;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.contracts.UnitKind;

/** Where an event is put. No switch here has a default: whoever adds a fact has to say whether it is scored. */
public sealed interface Filing {

    /** A step in one file of a unit: a complaint with its referrals, an inspection, a completion. */
    record InUnit(String unit, String file, Step step) implements Filing {}

    /** News of a unit itself. */
    record OfUnit(UnitCard card) implements Filing {}

    /** Training offered, or a warning given, to all units in some areas. */
    record ForAreas(Offer offer) implements Filing {}

    /** Not scored. */
    record Nowhere() implements Filing {}

    /** Where this event is put. */
    static Filing of(Event event) {
        return switch (event) {
            case ComplaintEvent entry -> inUnit(entry, entry.subject(), ofLedger(entry));
            case EscalationEvent escalation -> ofEscalation(escalation);
            case TrainingEvent training -> ofTraining(training);
            case DutyEvent duty -> ofDuty(duty);
            case NetworkEvent network ->
                switch (network) {
                    case NetworkEvent.UnitEvent unit -> new OfUnit(UnitCard.of(unit));
                    case NetworkEvent.OfficeEvent _ -> new Nowhere();
                };
            case SchemeEvent decision -> ofScheme(decision);
            case ScoreEvent _, AuditEvent _ -> new Nowhere();
            default -> new Nowhere(); // Event is open to tests; its families are not
        };
    }

    private static Filing ofDuty(DutyEvent event) {
        return switch (event) {
            case InspectionRecorded inspection ->
                own(
                        inspection,
                        StepKind.INSPECTED,
                        Stream.concat(
                                        Stream.of(inspection.inspector()),
                                        inspection.passed().stream()
                                                .map(Enum::name)
                                                .sorted())
                                .toArray(String[]::new));
            case DutyEvent.RulesFiled filed -> own(filed, StepKind.RULES_FILED);
            case DutyEvent.MeetingHeld meeting -> own(meeting, StepKind.MEETING_HELD);
            case DutyEvent.PublicityHeld publicity ->
                publicity.evidence() > 0
                        ? own(
                                publicity,
                                StepKind.PUBLICITY_HELD,
                                publicity.medium().name(),
                                StepKind.EVIDENCED)
                        : own(
                                publicity,
                                StepKind.PUBLICITY_HELD,
                                publicity.medium().name());
            case DutyEvent.CasePublished published ->
                own(published, StepKind.CASE_PUBLISHED, published.medium().name());
            case DutyEvent.PatrolRecorded patrol ->
                own(patrol, StepKind.PATROL_RECORDED, patrol.category().name());
            case DutyEvent.PromotionHeld promotion -> own(promotion, StepKind.PROMOTION_HELD);
            case DutyEvent.CoordinationHeld coordination -> own(coordination, StepKind.COORDINATION_HELD);
            case DutyEvent.TaskAssigned task ->
                own(
                        task,
                        StepKind.TASK_ASSIGNED,
                        task.kind().name(),
                        task.dueOn().toString());
            case DutyEvent.TaskCompleted done -> own(done, StepKind.TASK_COMPLETED);
            case DutyEvent.PointAssessed assessed -> own(assessed, StepKind.POINT_ASSESSED, assessed.station());
            case DutyEvent.CommendationRecorded commended ->
                own(commended, StepKind.COMMENDED, commended.level().name());
            case DutyEvent.DeductionRecorded deducted ->
                own(deducted, StepKind.DEDUCTED, deducted.ground().name());
            case DutyEvent.DefectFixed _, DutyEvent.JointActionHeld _ -> new Nowhere(); // on the departments' board
        };
    }

    /** Decisions about a case lie in the case's file; each proposed veto has its own. */
    private static Filing ofScheme(SchemeEvent event) {
        return switch (event) {
            case SchemeEvent.CaseExcluded excluded ->
                inUnit(
                        excluded,
                        excluded.complaint(),
                        step(excluded, StepKind.EXCLUDED, excluded.ground().name()));
            case SchemeEvent.CaseReadmitted back -> inUnit(back, back.complaint(), step(back, StepKind.READMITTED));
            case SchemeEvent.ViolationProposed proposed ->
                own(
                        proposed,
                        StepKind.VETO_PROPOSED,
                        Stream.concat(
                                        Stream.of(
                                                Integer.toString(proposed.period()),
                                                proposed.ground().name()),
                                        proposed.evidence().stream())
                                .toArray(String[]::new));
            case SchemeEvent.ViolationConfirmed confirmed ->
                own(
                        confirmed,
                        StepKind.VETO_CONFIRMED,
                        Stream.of(
                                        Integer.toString(confirmed.period()),
                                        confirmed.ground().name(),
                                        confirmed.effective() ? StepKind.EFFECTIVE : "")
                                .filter(code -> !code.isEmpty())
                                .toArray(String[]::new));
            case SchemeEvent.ViolationLifted lifted ->
                own(
                        lifted,
                        StepKind.VETO_LIFTED,
                        Integer.toString(lifted.period()),
                        lifted.ground().name());
            case SchemeEvent.SchemePublished _ -> new Nowhere();
        };
    }

    private static Filing own(Event event, StepKind kind, String... codes) {
        return inUnit(event, event.subject(), step(event, kind, codes));
    }

    private static Step ofLedger(ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived received -> step(received, StepKind.RECEIVED, complete(received.complete()));
            case ComplaintAccepted accepted -> step(accepted, StepKind.ACCEPTED);
            case ComplaintDeclined declined -> step(declined, StepKind.DECLINED);
            case MediationAttempted attempted -> step(attempted, StepKind.ATTEMPTED);
            case ComplaintSettled settled -> step(settled, StepKind.SETTLED);
            case MediationTerminated terminated -> step(terminated, StepKind.TERMINATED);
            case ComplaintWithdrawn withdrawn -> step(withdrawn, StepKind.WITHDRAWN);
            case ComplaintResolved resolved -> step(resolved, StepKind.RESOLVED);
            case ComplaintReopened reopened ->
                step(reopened, StepKind.REOPENED, reopened.reason().name());
            case LedgerCorrected corrected -> step(corrected, StepKind.CORRECTED, complete(corrected.complete()));
            case DeadlinePaused paused -> step(paused, StepKind.PAUSED, Integer.toString(paused.pause()));
            case DeadlineResumed resumed -> step(resumed, StepKind.RESUMED, Integer.toString(resumed.pause()));
            case CallbackRecorded callback ->
                step(callback, StepKind.CALLED_BACK, callback.grade().name());
            case ViolationReported reported -> step(reported, StepKind.REPORTED);
            case LeadPassedOn passed -> step(passed, StepKind.PASSED_ON);
            case ReportOutcomeRecorded ended ->
                step(ended, StepKind.OUTCOME_RECORDED, ended.outcome().name());
            case ConsultationLogged logged ->
                step(
                        logged,
                        StepKind.CONSULTED,
                        logged.kind().name(),
                        logged.month().toString());
        };
    }

    private static String[] complete(boolean complete) {
        return complete ? new String[] {StepKind.COMPLETE} : new String[0];
    }

    private static Filing ofEscalation(EscalationEvent event) {
        return switch (event) {
            case ReferralDue due -> inUnit(due, due.complaint(), step(due, StepKind.ASKED, due.rule()));
            case EscalatedToOffice referred ->
                inUnit(
                        referred,
                        referred.complaint(),
                        step(referred, StepKind.REFERRED, referred.trigger().name()));
            case EscalationAcknowledged known -> inUnit(known, known.complaint(), step(known, StepKind.ACKNOWLEDGED));
            case EscalationReturned returned ->
                inUnit(
                        returned,
                        returned.complaint(),
                        step(returned, StepKind.RETURNED, returned.reason().name()));
            case EscalationResolved ended -> inUnit(ended, ended.complaint(), step(ended, StepKind.ENDED_BY_OFFICE));
            case AssistanceRequested asked ->
                inUnit(asked, asked.complaint(), step(asked, StepKind.HELP_ASKED, Integer.toString(asked.request())));
            case AssistanceGiven given ->
                inUnit(given, given.complaint(), step(given, StepKind.HELP_GIVEN, Integer.toString(given.request())));
            case WarningIssued warning ->
                new ForAreas(new Offer(
                        step(
                                warning,
                                StepKind.WARNED,
                                warning.category().name(),
                                warning.relayDueAt().toString()),
                        warning.areas()));
            case WarningRelayed relayed ->
                inUnit(relayed, relayed.warning(), step(relayed, StepKind.RELAYED, relayed.warning()));
            case EscalationUnroutable _,
                    EscalationTransferred _,
                    EscalationJoined _,
                    EscalationOverdue _,
                    EscalationRaised _ -> new Nowhere(); // the offices' business
        };
    }

    private static Filing ofTraining(TrainingEvent event) {
        return switch (event) {
            case TrainingCompleted done ->
                inUnit(
                        done,
                        done.subject(),
                        step(done, StepKind.COMPLETED, done.officer(), done.module(), Integer.toString(done.year())));
            case CompletionRevoked revoked ->
                inUnit(
                        revoked,
                        revoked.subject(),
                        step(
                                revoked,
                                StepKind.REVOKED,
                                revoked.officer(),
                                revoked.module(),
                                Integer.toString(revoked.year())));
            case SessionHeld held ->
                new ForAreas(new Offer(
                        step(
                                held,
                                StepKind.SESSION_HELD,
                                Stream.concat(Stream.of(held.heldOn().toString()), held.modules().stream())
                                        .toArray(String[]::new)),
                        held.areas(),
                        kindOf(held.audience())));
            case SyllabusPublished syllabus ->
                // in force in the whole county of whoever published it
                new ForAreas(new Offer(
                        syllabus(syllabus), syllabus.origin().unit().path().subList(0, 1)));
            case SessionPlanned _, SessionCancelled _, TrainingEvent.SignInsOverlapped _ ->
                new Nowhere(); // only what was held was offered
        };
    }

    /** The kind of unit whose officers have a role. */
    private static @Nullable UnitKind kindOf(@Nullable Role audience) {
        return switch (audience) {
            case POINT_OFFICER -> UnitKind.POINT;
            case STATION_OFFICER -> UnitKind.STATION;
            case null, default -> null;
        };
    }

    private static Step syllabus(SyllabusPublished syllabus) {
        var codes = new ArrayList<String>();
        codes.add(syllabus.validFrom().toString());
        codes.add(Integer.toString(syllabus.version()));
        syllabus.modules().stream()
                .filter(TrainingEvent.SyllabusModule::selfStudy)
                .map(TrainingEvent.SyllabusModule::code)
                .forEach(codes::add);
        return step(syllabus, StepKind.SYLLABUS_PUBLISHED, codes.toArray(String[]::new));
    }

    private static Filing inUnit(Event event, String file, Step step) {
        return new InUnit(event.origin().unit().code(), file, step);
    }

    private static Step step(Event event, StepKind kind, String... codes) {
        return new Step(
                kind,
                event.origin().source(),
                event.subject(),
                event.sequence(),
                event.occurredAt(),
                event.recordedAt(),
                List.of(codes));
    }
}
