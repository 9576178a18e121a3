package org.steelyard.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The life of a complaint, in the order it can happen. Carries no names, contacts or free text. */
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
            @Nullable LocalDate decisionDueOn)
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
}
