package org.steelyard.escalation.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.SupervisionLevel;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.escalation.rule.OfficeLevel;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.RuleAction;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * What follows when the clock of a referral has run out: what nobody referred goes by itself, and what an office leaves lying goes
 * one level up, from the station to the office, the county's department, the county's leadership (R8).
 */
@Component
class Supervising {

    private static final Logger log = LoggerFactory.getLogger(Supervising.class);

    /** L1 passed, then up the whole ladder: no outage makes more of it. */
    private static final int MOST_STEPS_AT_ONCE = 6;

    private static final String SHIPPED_DEADLINE_RULE = "R8";

    private final KnownComplaints complaints;
    private final OfficeDirectory offices;
    private final ReferralRules rules;
    private final Routing routing;
    private final Deadlines deadlines;

    Supervising(
            KnownComplaints complaints,
            OfficeDirectory offices,
            ReferralRules rules,
            Routing routing,
            Deadlines deadlines) {
        this.complaints = complaints;
        this.offices = offices;
        this.rules = rules;
        this.routing = routing;
        this.deadlines = deadlines;
    }

    /** Everything that should have happened by now, in order; also what an outage made late. */
    List<ReferralEvent> catchUp(Escalation referral, Instant now) {
        var events = new ArrayList<ReferralEvent>();
        if (isOver(referral)) {
            referral.lapse();
        }
        for (int step = 0; step < MOST_STEPS_AT_ONCE && referral.isToBeLookedAt(now); step++) {
            events.addAll(
                    switch (referral.status()) {
                        case DUE -> leftAlone(referral, now);
                        case UNROUTABLE -> lookForAnOffice(referral, now);
                        case ESCALATED, ACKNOWLEDGED -> late(referral, now);
                        case RETURNED, RESOLVED, KEPT, LAPSED -> List.<ReferralEvent>of();
                    });
        }
        return events;
    }

    private boolean isOver(Escalation referral) {
        return complaints
                .find(referral.complaint().complaint())
                .filter(known -> !known.open())
                .isPresent();
    }

    private List<ReferralEvent> leftAlone(Escalation referral, Instant now) {
        if (isUnknown(referral)) {
            return recount(referral);
        }
        var late = referral.pass(deadlines, now);
        var rule = Objects.requireNonNull(referral.rule(), "only a rule asks");
        var entry = Entry.bySystem(now);
        if (rule.action() == RuleAction.PROPOSE) {
            return List.of(
                    late,
                    referral.putBeforeTheCounty(Obstacle.PERSON_DECIDES, EscalationTrigger.RULE, entry, deadlines));
        }
        return List.of(
                late,
                switch (routing.route(path(referral), rule.competence(), rule.level())) {
                    case Route.To(var code) -> referral.escalate(code, EscalationTrigger.RULE, entry, deadlines);
                    case Route.Nowhere(var cause) ->
                        referral.putBeforeTheCounty(cause, EscalationTrigger.RULE, entry, deadlines);
                });
    }

    /** Looks for an office again: the network may have changed, or only now be known. */
    List<ReferralEvent> lookForAnOffice(Escalation referral, Instant now) {
        var rule = referral.rule();
        var competence = rule == null ? referral.complaint().category() : rule.competence();
        var level = rule == null ? OfficeLevel.LOCAL_OFFICE : rule.level();
        var trigger = Objects.requireNonNull(referral.trigger(), "somebody or something began it");
        return switch (routing.route(path(referral), competence, level)) {
            case Route.To(var code) -> List.of(referral.escalate(code, trigger, Entry.bySystem(now), deadlines));
            case Route.Nowhere _ -> {
                referral.retryLater(deadlines);
                yield List.of();
            }
        };
    }

    private List<ReferralEvent> late(Escalation referral, Instant now) {
        if (isUnknown(referral)) {
            return recount(referral);
        }
        if (supervisionOf(referral).overdue()) {
            return List.of(up(referral, now));
        }
        var late = referral.pass(deadlines, now);
        return supervisionOf(referral).isRaisable() ? List.of(late, up(referral, now)) : List.of(late);
    }

    /** One level up from where it lies. */
    ReferralEvent up(Escalation referral, Instant now) {
        var office = Objects.requireNonNull(referral.office(), "an office has it");
        if (path(referral).contains(office)
                && routing.route(path(referral), competence(referral), OfficeLevel.LOCAL_OFFICE)
                        instanceof Route.To(var above)) {
            return referral.transfer(above, null, Entry.bySystem(now), deadlines);
        }
        var department = supervisionOf(referral).level() == null && !isDepartment(office)
                ? departmentFor(referral, office)
                : null;
        var level = department == null ? SupervisionLevel.COUNTY_LEADERSHIP : SupervisionLevel.COUNTY_DEPARTMENT;
        var rule = deadlineRule(referral.complaint());
        log.atInfo()
                .addKeyValue(LogKeys.SUBJECT, referral.id())
                .addKeyValue(LogKeys.OFFICE, office)
                .log("Raised to {}", level);
        return referral.raise(level, department, rule.id(), rule.version(), deadlines, now);
    }

    private @Nullable String departmentFor(Escalation referral, String office) {
        return routing.route(path(referral), competence(referral), OfficeLevel.COUNTY_DEPARTMENT)
                                instanceof Route.To(var department)
                        && !department.equals(office)
                ? department
                : null;
    }

    private boolean isDepartment(String office) {
        return offices.find(office)
                .filter(found -> found.kind() != OfficeKind.LOCAL_OFFICE)
                .isPresent();
    }

    /** By hand a complaint may be referred that no version of the rules looks at; its supervision has the shipped rule's name. */
    private DeadlineRule deadlineRule(ComplaintFacts complaint) {
        var inForce = rules.rulesFor(complaint);
        return new DeadlineRule(inForce.deadlineRule().orElse(SHIPPED_DEADLINE_RULE), Math.max(1, inForce.version()));
    }

    private boolean isUnknown(Escalation referral) {
        return supervisionOf(referral).lastDay() == null;
    }

    private List<ReferralEvent> recount(Escalation referral) {
        referral.recount(deadlines);
        return List.of();
    }

    private static Supervision supervisionOf(Escalation referral) {
        return Objects.requireNonNull(referral.supervision(), "a clock runs");
    }

    private static org.steelyard.contracts.Category competence(Escalation referral) {
        var rule = referral.rule();
        return rule == null ? referral.complaint().category() : rule.competence();
    }

    private static List<String> path(Escalation referral) {
        return referral.complaint().unit().path();
    }

    private record DeadlineRule(String id, int version) {}
}
