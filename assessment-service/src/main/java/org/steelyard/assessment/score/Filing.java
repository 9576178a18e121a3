package org.steelyard.assessment.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.ScoreEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionCancelled;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingEvent.SyllabusPublished;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;

/** Where an event is put. No switch here has a default: whoever adds a fact has to say whether it is scored. */
public sealed interface Filing {

    /** A step in one file of a unit: a complaint with its referrals, an inspection, a completion. */
    record InUnit(String unit, String file, Step step) implements Filing {}

    /** News of a unit itself. */
    record OfUnit(UnitCard card) implements Filing {}

    /** Training offered to all units in some areas. */
    record ForAreas(Offer offer) implements Filing {}

    /** Not scored. */
    record Nowhere() implements Filing {}

    /** Where this event is put. */
    static Filing of(Event event) {
        return switch (event) {
            case ComplaintEvent complaint -> inUnit(complaint, complaint.subject(), ofComplaint(complaint));
            case EscalationEvent escalation -> ofEscalation(escalation);
            case TrainingEvent training -> ofTraining(training);
            case DutyEvent duty ->
                switch (duty) {
                    case InspectionRecorded inspection ->
                        inUnit(
                                inspection,
                                inspection.subject(),
                                step(
                                        inspection,
                                        StepKind.INSPECTED,
                                        inspection.passed().stream()
                                                .map(Enum::name)
                                                .sorted()
                                                .toArray(String[]::new)));
                };
            case NetworkEvent network ->
                switch (network) {
                    case NetworkEvent.UnitEvent unit -> new OfUnit(UnitCard.of(unit));
                    case NetworkEvent.OfficeEvent _ -> new Nowhere();
                };
            case SchemeEvent _, ScoreEvent _ -> new Nowhere();
            default -> new Nowhere(); // Event is open to tests; its families are not
        };
    }

    private static Step ofComplaint(ComplaintEvent event) {
        return switch (event) {
            case ComplaintReceived received ->
                received.complete()
                        ? step(received, StepKind.RECEIVED, StepKind.COMPLETE)
                        : step(received, StepKind.RECEIVED);
            case ComplaintAccepted accepted -> step(accepted, StepKind.ACCEPTED);
            case ComplaintDeclined declined -> step(declined, StepKind.DECLINED);
            case MediationAttempted attempted -> step(attempted, StepKind.ATTEMPTED);
            case ComplaintSettled settled -> step(settled, StepKind.SETTLED);
            case MediationTerminated terminated -> step(terminated, StepKind.TERMINATED);
            case ComplaintWithdrawn withdrawn -> step(withdrawn, StepKind.WITHDRAWN);
            case ComplaintResolved resolved -> step(resolved, StepKind.RESOLVED);
        };
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
            case EscalationUnroutable _ -> new Nowhere();
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
                        held.areas()));
            case SyllabusPublished syllabus ->
                // in force in the whole county of whoever published it
                new ForAreas(new Offer(
                        syllabus(syllabus), syllabus.origin().unit().path().subList(0, 1)));
            case SessionPlanned _, SessionCancelled _ -> new Nowhere(); // only what was held was offered
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
