package org.steelyard.assessment.integrity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ConsultationLogged;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.ComplaintEvent.ViolationReported;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.TrainingEvent.SignInsOverlapped;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * What one event tells the checks.
 *
 * @param unit the unit it counts for
 * @param year the year it happened in
 * @param trace what to remember
 */
record Clue(UnitRef unit, int year, Trace trace) {

    /** None for an event that tells the checks nothing. */
    static Optional<Clue> of(Event event) {
        return Optional.ofNullable(trace(event))
                .map(trace -> new Clue(
                        event.origin().unit(),
                        WorkingCalendar.dateOf(event.occurredAt()).getYear(),
                        trace));
    }

    private static @Nullable Trace trace(Event event) {
        var trace = Trace.marked(event.subject());
        return switch (event) {
            case ComplaintReceived received ->
                Boolean.TRUE.equals(received.byOwnStaff())
                        ? entry(event).and(Mark.COMPLAINT).and(Mark.BY_STAFF)
                        : entry(event).and(Mark.COMPLAINT);
            case ViolationReported _ -> entry(event);
            case ConsultationLogged logged ->
                logged.kind() == ConsultationKind.NIL_NOTE ? null : entry(event).and(Mark.CONSULTATION);
            case ComplaintSettled _, MediationTerminated _, ComplaintResolved _ -> trace.closed(event.occurredAt());
            case ComplaintReopened reopened -> reopened(reopened, trace);
            case CallbackRecorded callback -> called(callback, trace);
            case EscalatedToOffice referral -> byHand(referral);
            case EscalationReturned back -> Trace.marked(back.complaint()).returned(event.id());
            case SignInsOverlapped _ -> trace.and(Mark.SIGN_INS_OVERLAP);
            default -> null;
        };
    }

    private static Trace entry(Event event) {
        var entry = Trace.marked(event.subject()).opened(event.occurredAt(), event.recordedAt());
        return event.origin().channel() == Channel.IMPORT ? entry.and(Mark.IMPORTED) : entry;
    }

    private static Trace reopened(ComplaintReopened event, Trace trace) {
        var reopened = trace.and(Mark.REOPENED);
        return event.reason() == ReopeningReason.FALSE_CLOSURE ? reopened.and(Mark.FALSE_CLOSURE) : reopened;
    }

    private static Trace called(CallbackRecorded event, Trace trace) {
        var called = trace.calledBack(event.sequence(), event.drawn());
        return switch (event.phone()) {
            case STAFF -> called.and(Mark.STAFF_PHONE);
            case REUSED -> called.and(Mark.REUSED_PHONE);
            case NONE -> called;
            case null -> called;
        };
    }

    /** None if a rule referred it or asked for it. */
    private static @Nullable Trace byHand(EscalatedToOffice referral) {
        return referral.trigger() == EscalationTrigger.OFFICER && referral.rule() == null
                ? Trace.marked(referral.complaint(), Mark.REFERRED_BY_HAND)
                : null;
    }
}
