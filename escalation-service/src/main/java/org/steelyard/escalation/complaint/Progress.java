package org.steelyard.escalation.complaint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.AttemptOutcome;
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
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * How far a complaint has come, folded from its facts.
 *
 * @param sequence of the last fact heard; an older one changes nothing
 * @param open whether it has not come to an end
 * @param failedAttempts at mediation, since it was last reopened
 * @param decisionDueOn deadline D1 as the ledger told it, none while its year has no calendar
 * @param decidedOn when it was accepted or declined
 * @param mediationDueOn deadline D2 as the ledger told it, none before acceptance or while its year has no calendar
 * @param endedOn when it came to its end
 * @param paused whether its clocks stand still
 * @param pausedDays whole days they stood still
 * @param reopenings how often it was opened again
 * @param reopenedOn when it was last opened again
 */
public record Progress(
        long sequence,
        boolean open,
        int failedAttempts,
        @Nullable LocalDate decisionDueOn,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate mediationDueOn,
        @Nullable LocalDate endedOn,
        boolean paused,
        int pausedDays,
        int reopenings,
        @Nullable LocalDate reopenedOn) {

    /** Nothing heard yet. */
    static final Progress NONE = new Progress(0, true, 0, null, null, null, null, false, 0, 0, null);

    /** How far it has come after a fact; one heard before, or overtaken by a later one, changes nothing. */
    Progress after(ComplaintEvent event) {
        if (event.sequence() <= sequence) {
            return this;
        }
        var on = WorkingCalendar.dateOf(event.occurredAt());
        return switch (event) {
            case ComplaintReceived received -> at(event).due(received.decisionDueOn(), mediationDueOn);
            case ComplaintAccepted accepted -> at(event).decided(on).due(decisionDueOn, accepted.mediationDueOn());
            case ComplaintDeclined _ -> at(event).decided(on).ended(on);
            case MediationAttempted attempt ->
                attempt.outcome() == AttemptOutcome.FAILED ? at(event).failed(failedAttempts + 1) : at(event);
            case ComplaintSettled _, MediationTerminated _, ComplaintWithdrawn _, ComplaintResolved _ ->
                at(event).ended(on);
            case ComplaintReopened _ -> at(event).reopened(on);
            case DeadlinePaused _ -> at(event).pause(true, pausedDays);
            case DeadlineResumed resumed ->
                at(event)
                        .pause(false, pausedDays + resumed.days())
                        .due(resumed.decisionDueOn(), resumed.mediationDueOn());
            case LedgerCorrected _, CallbackRecorded _ -> at(event); // move no clock
            case ViolationReported _, LeadPassedOn _, ReportOutcomeRecorded _, ConsultationLogged _ ->
                this; // no dispute
        };
    }

    private Progress at(ComplaintEvent event) {
        return new Progress(
                event.sequence(),
                open,
                failedAttempts,
                decisionDueOn,
                decidedOn,
                mediationDueOn,
                endedOn,
                paused,
                pausedDays,
                reopenings,
                reopenedOn);
    }

    private Progress due(@Nullable LocalDate decision, @Nullable LocalDate mediation) {
        return new Progress(
                sequence,
                open,
                failedAttempts,
                decision,
                decidedOn,
                mediation,
                endedOn,
                paused,
                pausedDays,
                reopenings,
                reopenedOn);
    }

    private Progress decided(LocalDate on) {
        return new Progress(
                sequence,
                open,
                failedAttempts,
                decisionDueOn,
                on,
                mediationDueOn,
                endedOn,
                paused,
                pausedDays,
                reopenings,
                reopenedOn);
    }

    private Progress failed(int attempts) {
        return new Progress(
                sequence,
                open,
                attempts,
                decisionDueOn,
                decidedOn,
                mediationDueOn,
                endedOn,
                paused,
                pausedDays,
                reopenings,
                reopenedOn);
    }

    private Progress ended(LocalDate on) {
        return new Progress(
                sequence,
                false,
                failedAttempts,
                decisionDueOn,
                decidedOn,
                mediationDueOn,
                on,
                false,
                pausedDays,
                reopenings,
                reopenedOn);
    }

    private Progress reopened(LocalDate on) {
        return new Progress(
                sequence,
                true,
                0,
                decisionDueOn,
                decidedOn,
                mediationDueOn,
                null,
                false,
                pausedDays,
                reopenings + 1,
                on);
    }

    private Progress pause(boolean now, int days) {
        return new Progress(
                sequence,
                open,
                failedAttempts,
                decisionDueOn,
                decidedOn,
                mediationDueOn,
                endedOn,
                now,
                days,
                reopenings,
                reopenedOn);
    }
}
