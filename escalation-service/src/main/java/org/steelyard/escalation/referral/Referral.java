package org.steelyard.escalation.referral;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.RuleAction;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.telemetry.LogKeys;

/** What the rules do by themselves: look at each complaint, ask for its referral or refer it, and see who was left alone. */
@Service
public class Referral {

    private static final Logger log = LoggerFactory.getLogger(Referral.class);

    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final ReferralRules rules;
    private final Routing routing;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final ReferralMetrics metrics;
    private final Clock clock;

    Referral(
            KnownComplaints complaints,
            Escalations escalations,
            ReferralRules rules,
            Routing routing,
            Deadlines deadlines,
            Outbox outbox,
            ReferralMetrics metrics,
            Clock clock) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.rules = rules;
        this.routing = routing;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Looks at a complaint just received. The referral is written before the complaint is known here, so that an officer
     * who is quicker than this finds either none of both or both; heard again, it changes nothing.
     */
    public void consider(ComplaintFacts complaint, long sequence) {
        var referral =
                rules.consider(complaint).map(fired -> begin(complaint, fired)).orElse(null);
        complaints.received(complaint, sequence, referral);
    }

    private String begin(ComplaintFacts complaint, RuleFired fired) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var referral = new Escalation(idOf(fired, complaint), complaint, fired, now);
        var event = switch (fired.action()) {
            case ASK -> referral.ask(deadlines, now);
            case ESCALATE ->
                switch (route(complaint, fired)) {
                    case Route.To(var office) -> referral.escalateAtOnce(office.code(), deadlines, now);
                    case Route.Nowhere(var cause) -> referral.findNoOfficeAtOnce(cause, now);
                };
        };
        if (outbox.create(referral, Conditions.NONE, event).fresh()) {
            metrics.fired(fired.rule());
            metrics.routed(referral);
            log.atInfo()
                    .addKeyValue(LogKeys.RULE, fired.rule())
                    .addKeyValue(LogKeys.SUBJECT, complaint.complaint())
                    .addKeyValue(LogKeys.UNIT, complaint.unit().code())
                    .log(fired.action() == RuleAction.ASK ? "Referral asked for" : "Referred at once");
        }
        return referral.id();
    }

    /** One referral per rule and complaint: told twice, it is made once. */
    static String idOf(RuleFired fired, ComplaintFacts complaint) {
        var name = fired.rule() + "|" + complaint.complaint();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Route route(ComplaintFacts complaint, RuleFired fired) {
        return routing.route(complaint.unit().path(), fired.competence(), fired.level());
    }

    /** Learns that a complaint went on. */
    public void goesOn(String complaint, long sequence) {
        var unused = complaints.later(complaint, sequence, true);
    }

    /** Learns that a complaint ended: a referral nobody made is not asked for any more. */
    public void ended(String complaint, long sequence) {
        complaints
                .later(complaint, sequence, false)
                .filter(known -> !known.open())
                .ifPresent(known -> lapse(known.referral()));
    }

    private void lapse(@Nullable String referral) {
        if (referral == null
                || escalations
                        .find(referral)
                        .filter(found -> found.status().allows("escalation"))
                        .isEmpty()) {
            return;
        }
        var unused = outbox.changeTelling(() -> require(referral), Conditions.NONE, found -> {
            found.lapse();
            return List.of();
        });
    }

    /**
     * Escalates what was left alone past L1. Any number of replicas may do so at once: each referral is changed by a guarded
     * write, so that one of them does it and tells it. What an outage made late is done at the next call.
     *
     * @return how many referrals were looked at
     */
    int escalateLeftAlone(Instant now, int limit) {
        var left = escalations.toLookAt(now, limit);
        left.forEach(referral -> leftAlone(referral.id(), now));
        return left.size();
    }

    private void leftAlone(String id, Instant now) {
        try {
            var changed = outbox.changeTelling(() -> require(id), Conditions.NONE, referral -> {
                if (!referral.isLeftAlone(now)) {
                    throw new TransitionRefused(referral.status(), "escalation"); // another replica was faster
                }
                return decideLeftAlone(referral, now);
            });
            metrics.routed(changed);
        } catch (TransitionRefused done) {
            log.atDebug().addKeyValue(LogKeys.SUBJECT, id).log("Already referred");
        } catch (OptimisticLockingFailureException overtaken) { // it must not keep the others waiting
            log.atWarn().addKeyValue(LogKeys.SUBJECT, id).log("Referral being changed, looked at again later");
        }
    }

    private List<EscalationEvent> decideLeftAlone(Escalation referral, Instant now) {
        var complaint = referral.complaint();
        if (complaints
                .find(complaint.complaint())
                .filter(known -> !known.open())
                .isPresent()) {
            referral.lapse();
            return List.of();
        }
        if (referral.dueOn() == null) {
            referral.putOff(deadlines, now);
            return List.of();
        }
        var fired = Objects.requireNonNull(referral.rule(), "only a rule asks");
        return List.of(
                switch (route(complaint, fired)) {
                    case Route.To(var office) ->
                        referral.escalate(office.code(), EscalationTrigger.RULE, Entry.bySystem(now), deadlines);
                    case Route.Nowhere(var cause) -> referral.findNoOffice(cause, Entry.bySystem(now));
                });
    }

    private Escalation require(String id) {
        return escalations.find(id).orElseThrow();
    }
}
