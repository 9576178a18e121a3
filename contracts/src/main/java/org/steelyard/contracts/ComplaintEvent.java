package org.steelyard.contracts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written in a unit's ledger: the life of complaints in the order it can happen, then violation reports and
 * consultations. Carries no names, contacts or free text.
 */
@Topic(ComplaintEvent.TOPIC)
public sealed interface ComplaintEvent extends Event {
    String TOPIC = "complaint-events";

    /**
     * A complaint was entered in a unit's ledger.
     *
     * @param ledgerNumber {@code <unitCode>-<year>-<4+ digits>}
     * @param category what the dispute is about
     * @param disputedAmount what is at stake
     * @param complainants how many people complain, at least 1
     * @param harm harm beyond the money
     * @param complete whether all required fields of form 1 are filled
     * @param decisionDueOn deadline D1, none while its year has no calendar
     * @param respondentKey the same for all complaints against one respondent and telling nothing of who it is (keyed
     *     hash), none if nobody was named
     * @param respondentPlace where the respondent does business as seen from the unit, none if not stated
     * @param suspicion what the officer suspects beside the dispute, none if not stated
     * @param linkedEntry the entry on another track that came with the same letter, if any
     * @param byOwnStaff whether the complainant's phone is that of the unit's own staff, none if that is not known
     */
    @EventType("complaint-received.v1")
    record ComplaintReceived(
            Origin origin,
            String ledgerNumber,
            Category category,
            Money disputedAmount,
            int complainants,
            Harm harm,
            boolean complete,
            @Nullable LocalDate decisionDueOn,
            @Nullable String respondentKey,
            @Nullable RespondentPlace respondentPlace,
            @Nullable Suspicion suspicion,
            @Nullable String linkedEntry,
            @Nullable Boolean byOwnStaff)
            implements ComplaintEvent {}

    /**
     * The unit took the complaint on.
     *
     * @param deadlineRule the rule that sets the limit of mediation, such as {@code D2}
     * @param mediationDueOn the day mediation must have ended by, none while its year has no calendar
     */
    @EventType("complaint-accepted.v1")
    record ComplaintAccepted(
            Origin origin, String deadlineRule, @Nullable LocalDate mediationDueOn) implements ComplaintEvent {}

    /** The unit refused the complaint on a coded ground. */
    @EventType("complaint-declined.v1")
    record ComplaintDeclined(Origin origin, DeclineGround ground) implements ComplaintEvent {}

    /**
     * The parties were brought together once.
     *
     * @param attempt the how-manieth, from 1
     * @param outcome how it ended
     */
    @EventType("mediation-attempted.v1")
    record MediationAttempted(Origin origin, int attempt, AttemptOutcome outcome) implements ComplaintEvent {}

    /**
     * The parties agreed.
     *
     * @param settledAmount what the respondent gives, if money
     */
    @EventType("complaint-settled.v1")
    record ComplaintSettled(Origin origin, @Nullable Money settledAmount) implements ComplaintEvent {}

    /** Mediation ended without an agreement. */
    @EventType("mediation-terminated.v1")
    record MediationTerminated(Origin origin, TerminationGround ground, int attempts) implements ComplaintEvent {}

    /** The complainant took the complaint back. */
    @EventType("complaint-withdrawn.v1")
    record ComplaintWithdrawn(Origin origin) implements ComplaintEvent {}

    /**
     * The office to which it was referred ended it.
     *
     * @param escalation the referral it was ended in
     * @param outcome how
     */
    @EventType("complaint-resolved.v1")
    record ComplaintResolved(Origin origin, String escalation, ResolutionOutcome outcome) implements ComplaintEvent {}

    /**
     * A closed complaint was opened again, by another person than who closed it.
     *
     * @param reason why
     */
    @EventType("complaint-reopened.v1")
    record ComplaintReopened(Origin origin, ReopeningReason reason) implements ComplaintEvent {}

    /**
     * Something in the entry was corrected; what it said before stays in the ledger.
     *
     * @param fields which fields, such as {@code disputedAmount} or {@code complainant.phone}
     * @param reason why
     * @param category what now stands, as for all further parameters
     */
    @EventType("ledger-corrected.v1")
    record LedgerCorrected(
            Origin origin,
            Set<String> fields,
            CorrectionReason reason,
            Category category,
            Money disputedAmount,
            int complainants,
            Harm harm,
            boolean complete,
            @Nullable String respondentKey,
            @Nullable RespondentPlace respondentPlace,
            @Nullable Suspicion suspicion)
            implements ComplaintEvent {
        public LedgerCorrected {
            fields = Set.copyOf(fields);
        }
    }

    /**
     * The clocks of the complaint stand still.
     *
     * @param pause the how-manieth, from 1
     * @param reason why
     */
    @EventType("deadline-paused.v1")
    record DeadlinePaused(Origin origin, int pause, PauseReason reason) implements ComplaintEvent {}

    /**
     * The clocks of the complaint run again.
     *
     * @param pause the how-manieth, from 1
     * @param days whole days they stood still, by which what was due then is moved
     * @param decisionDueOn deadline D1 as it now is
     * @param mediationDueOn deadline D2 as it now is, none before acceptance
     */
    @EventType("deadline-resumed.v1")
    record DeadlineResumed(
            Origin origin,
            int pause,
            int days,
            @Nullable LocalDate decisionDueOn,
            @Nullable LocalDate mediationDueOn) implements ComplaintEvent {}

    /**
     * The complainant was asked how satisfied they are; a later callback replaces an earlier one.
     *
     * @param grade what they said
     * @param drawn whether the system drew the complaint for it
     * @param phone what is odd about the number called, none if that is not known
     */
    @EventType("callback-recorded.v1")
    record CallbackRecorded(
            Origin origin,
            CallbackGrade grade,
            boolean drawn,
            @Nullable PhoneMatch phone) implements ComplaintEvent {}

    /**
     * A suspected infringement was written down on the report track.
     *
     * @param ledgerNumber its number in the unit's ledger
     * @param category what it is about
     * @param anonymous whether the reporter gave no name
     * @param passOnDueOn the day it should have been passed on by, none while its year has no calendar
     * @param linkedEntry the complaint that came with the same letter or in whose mediation it was found, if any
     */
    @EventType("violation-reported.v1")
    record ViolationReported(
            Origin origin,
            String ledgerNumber,
            Category category,
            boolean anonymous,
            @Nullable LocalDate passOnDueOn,
            @Nullable String linkedEntry)
            implements ComplaintEvent {}

    /**
     * The lead went to the office that checks it.
     *
     * @param office the office's code
     * @param checkDueOn deadline D4, none while its year has no calendar
     */
    @EventType("lead-passed-on.v1")
    record LeadPassedOn(
            Origin origin, String office, @Nullable LocalDate checkDueOn) implements ComplaintEvent {}

    /**
     * The office said what became of a lead.
     *
     * @param outcome what
     * @param decisionDueOn deadline D5 of a filed case, none otherwise
     */
    @EventType("report-outcome-recorded.v1")
    record ReportOutcomeRecorded(
            Origin origin, ReportOutcome outcome, @Nullable LocalDate decisionDueOn) implements ComplaintEvent {}

    /**
     * A question was answered, or a month without any was noted.
     *
     * @param kind which of both
     * @param month the month it counts for, such as {@code 2026-03}
     * @param category what was asked about, none for a nil note
     */
    @EventType("consultation-logged.v1")
    record ConsultationLogged(
            Origin origin,
            ConsultationKind kind,
            YearMonth month,
            @Nullable Category category) implements ComplaintEvent {}
}
