package org.steelyard.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes between units and offices: the life of referrals, and safety warnings. */
@Topic(EscalationEvent.TOPIC)
public sealed interface EscalationEvent extends Event {
    String TOPIC = "escalation-events";

    /** The life of a referral; its subject is the referral, and each event names the complaint it is about. */
    sealed interface ReferralEvent extends EscalationEvent {

        /** The complaint's subject. */
        String complaint();
    }

    /** The life of a safety warning; issued once, relayed by each unit it is addressed to. */
    sealed interface WarningEvent extends EscalationEvent {}

    /**
     * A rule fired and asks the officer to refer.
     *
     * @param rule the rule's id, such as {@code R1}
     * @param ruleVersion the version of the rule table
     * @param dueOn deadline L1, by which the officer should have referred
     * @param group the group of complaints against one respondent it belongs to, if any
     */
    @EventType("referral-due.v1")
    record ReferralDue(
            Origin origin,
            String complaint,
            String rule,
            int ruleVersion,
            @Nullable LocalDate dueOn,
            @Nullable String group)
            implements ReferralEvent {}

    /**
     * The complaint was handed to an office.
     *
     * @param office the office's code
     * @param trigger an officer or the rule by itself
     * @param rule the rule behind it, none if by hand
     * @param ruleVersion the version of the rule table, none if by hand
     * @param acknowledgementDueOn deadline L2, none while its year has no calendar
     * @param group the group of complaints against one respondent it belongs to, if any
     */
    @EventType("escalated-to-office.v1")
    record EscalatedToOffice(
            Origin origin,
            String complaint,
            String office,
            EscalationTrigger trigger,
            @Nullable String rule,
            @Nullable Integer ruleVersion,
            @Nullable LocalDate acknowledgementDueOn,
            @Nullable String group)
            implements ReferralEvent {}

    /** The office took it on. */
    @EventType("escalation-acknowledged.v1")
    record EscalationAcknowledged(
            Origin origin,
            String complaint,
            String office,
            @Nullable LocalDate resolutionDueOn) implements ReferralEvent {}

    /** The office sent it back with a coded reason. */
    @EventType("escalation-returned.v1")
    record EscalationReturned(Origin origin, String complaint, String office, ReturnReason reason)
            implements ReferralEvent {}

    /** The office ended it. */
    @EventType("escalation-resolved.v1")
    record EscalationResolved(Origin origin, String complaint, String office, ResolutionOutcome outcome)
            implements ReferralEvent {}

    /** No office could be found for it; somebody has to decide. */
    @EventType("escalation-unroutable.v1")
    record EscalationUnroutable(
            Origin origin, String complaint, @Nullable String rule, String cause) implements ReferralEvent {}

    /**
     * The office handed it to another one, which has to acknowledge it anew.
     *
     * @param from the office that had it
     * @param office the office that has it now
     */
    @EventType("escalation-transferred.v1")
    record EscalationTransferred(
            Origin origin,
            String complaint,
            String from,
            String office,
            @Nullable LocalDate acknowledgementDueOn) implements ReferralEvent {}

    /**
     * Another office joined the case; the first one keeps the lead.
     *
     * @param lead the office that leads
     * @param office the office that joined
     */
    @EventType("escalation-joined.v1")
    record EscalationJoined(Origin origin, String complaint, String lead, String office) implements ReferralEvent {}

    /**
     * The office asked the unit for help.
     *
     * @param request the how-manieth of the referral, from 1
     * @param kind what with
     * @param dueOn the day it should be answered by, none while its year has no calendar
     */
    @EventType("assistance-requested.v1")
    record AssistanceRequested(
            Origin origin,
            String complaint,
            String office,
            int request,
            AssistanceKind kind,
            @Nullable LocalDate dueOn) implements ReferralEvent {}

    /**
     * The unit answered a request for help.
     *
     * @param request which, from 1
     */
    @EventType("assistance-given.v1")
    record AssistanceGiven(Origin origin, String complaint, String office, int request) implements ReferralEvent {}

    /**
     * A deadline of the referral passed.
     *
     * @param office the office that has it, none while nobody has
     * @param clock which deadline
     * @param dueOn the last day that would have been in time
     */
    @EventType("escalation-overdue.v1")
    record EscalationOverdue(
            Origin origin, String complaint, @Nullable String office, Clock clock, LocalDate dueOn)
            implements ReferralEvent {}

    /**
     * An overdue referral was raised one level (rule R8).
     *
     * @param office the office that has it, none while nobody has
     * @param level whom to
     * @param to the office raised to, none for the county's leadership
     * @param rule the rule's id
     * @param ruleVersion the version of the rule table
     */
    @EventType("escalation-raised.v1")
    record EscalationRaised(
            Origin origin,
            String complaint,
            @Nullable String office,
            SupervisionLevel level,
            @Nullable String to,
            String rule,
            int ruleVersion)
            implements ReferralEvent {}

    /**
     * The county warns of unsafe food or farm inputs.
     *
     * @param category what about
     * @param areas codes of the units whose subtrees it is addressed to
     * @param relayDueAt deadline L5, by which each unit should have passed it on
     */
    @EventType("warning-issued.v1")
    record WarningIssued(Origin origin, WarningCategory category, List<String> areas, Instant relayDueAt)
            implements WarningEvent {
        public WarningIssued {
            areas = List.copyOf(areas);
        }
    }

    /**
     * A unit passed a warning on: a station to its points, a point to its people.
     *
     * @param warning the warning's subject
     * @param category what it is about
     * @param issuedAt when it was issued
     * @param evidence whether a photo shows it
     */
    @EventType("warning-relayed.v1")
    record WarningRelayed(Origin origin, String warning, WarningCategory category, Instant issuedAt, boolean evidence)
            implements WarningEvent {}
}
