package org.steelyard.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The life of a referral; its subject is the referral, and each event names the complaint it is about. */
@Topic(EscalationEvent.TOPIC)
public sealed interface EscalationEvent extends Event {
    String TOPIC = "escalation-events";

    /** The complaint's subject. */
    String complaint();

    /**
     * A rule fired and asks the officer to refer.
     *
     * @param rule the rule's id, such as {@code R1}
     * @param ruleVersion the version of the rule table
     * @param dueOn deadline L1, by which the officer should have referred
     */
    @EventType("referral-due.v1")
    record ReferralDue(
            Origin origin,
            String complaint,
            String rule,
            int ruleVersion,
            @Nullable LocalDate dueOn) implements EscalationEvent {}

    /**
     * The complaint was handed to an office.
     *
     * @param office the office's code
     * @param trigger an officer or the rule by itself
     * @param rule the rule behind it, none if by hand
     * @param ruleVersion the version of the rule table, none if by hand
     */
    @EventType("escalated-to-office.v1")
    record EscalatedToOffice(
            Origin origin,
            String complaint,
            String office,
            EscalationTrigger trigger,
            @Nullable String rule,
            @Nullable Integer ruleVersion,
            @Nullable LocalDate acknowledgementDueOn)
            implements EscalationEvent {}

    /** The office took it on. */
    @EventType("escalation-acknowledged.v1")
    record EscalationAcknowledged(
            Origin origin,
            String complaint,
            String office,
            @Nullable LocalDate resolutionDueOn) implements EscalationEvent {}

    /** The office sent it back with a coded reason. */
    @EventType("escalation-returned.v1")
    record EscalationReturned(Origin origin, String complaint, String office, ReturnReason reason)
            implements EscalationEvent {}

    /** The office ended it. */
    @EventType("escalation-resolved.v1")
    record EscalationResolved(Origin origin, String complaint, String office, ResolutionOutcome outcome)
            implements EscalationEvent {}

    /** No office could be found for it; somebody has to decide. */
    @EventType("escalation-unroutable.v1")
    record EscalationUnroutable(
            Origin origin, String complaint, @Nullable String rule, String cause) implements EscalationEvent {}
}
