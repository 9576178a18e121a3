package org.steelyard.escalation.referral;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.complaint.ReportRequest;
import org.steelyard.escalation.rule.RuleAction;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.telemetry.LogKeys;

/** What follows when rules fire on a complaint: its one open referral is begun, asked for anew, or sent on its way. */
@Component
class Firing {

    private static final Logger log = LoggerFactory.getLogger(Firing.class);
    private static final int ATTEMPTS = 20;

    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final Routing routing;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final ReferralMetrics metrics;

    Firing(
            KnownComplaints complaints,
            Escalations escalations,
            Routing routing,
            Deadlines deadlines,
            Outbox outbox,
            ReferralMetrics metrics) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.routing = routing;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** What is known of a complaint once it is noted that these rules have fired on it. */
    static KnownComplaint noted(KnownComplaint known, List<RuleFired> fired, Instant firedAt) {
        var noted = known.withFired(fired.stream().map(RuleFired::key).toList());
        for (var rule : fired) {
            if (rule.action() == RuleAction.REPORT && noted.reportRequest() == null) {
                noted = noted.askedToReport(new ReportRequest(
                        rule.rule(),
                        rule.version(),
                        rule.facts(),
                        firedAt,
                        known.facts().linkedEntry()));
            }
        }
        return noted;
    }

    /**
     * Rules fire on a complaint just received. The referral is written before the complaint is known here, so that an officer
     * who is quicker than this finds either none of both or both.
     *
     * @return the referral, none if the rules ask for none
     */
    @Nullable
    String begin(ComplaintFacts complaint, List<RuleFired> fired, Instant firedAt, Instant now) {
        var referring = referring(fired);
        if (referring.isEmpty()) {
            return null;
        }
        var id = idOf(referring.getFirst(), complaint.complaint(), 0, 0);
        return create(id, complaint, referring, firedAt, 0, now).id();
    }

    /**
     * Rules fire on a complaint that is known. If a referral is open, it takes them in; else one is begun. Called again with
     * the same, it changes nothing.
     */
    void fire(String complaint, List<RuleFired> fired, Instant firedAt, Instant now) {
        var referring = referring(fired);
        for (int attempt = 1; !referring.isEmpty(); attempt++) {
            var known = complaints.find(complaint).filter(KnownComplaint::open).orElse(null);
            if (known == null || fireOnce(known, referring, firedAt, now)) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new OptimisticLockingFailureException("The complaint is being changed by others all the time");
            }
        }
    }

    private boolean fireOnce(KnownComplaint known, List<RuleFired> fired, Instant firedAt, Instant now) {
        var current = Optional.ofNullable(known.referral()).flatMap(escalations::find);
        if (current.isPresent() && !current.get().status().isFinal()) {
            return takeIn(current.get().id(), fired, firedAt, now);
        }
        var lead = fired.getFirst();
        var returns = current.map(Escalation::returns).orElse(0);
        var reserved = current.isPresent() ? null : known.referral();
        var id = reserved == null
                ? idOf(lead, known.id(), known.progress().reopenings(), returns)
                : reserved; // one put down and never written is written now: its writer crashed
        if (reserved == null && (escalations.find(id).isPresent())) {
            return true; // it did, before a crash, and that referral is over
        }
        if (reserved == null && !complaints.reserve(known, id)) {
            return false;
        }
        var referral = create(id, known.facts(), fired, firedAt, returns, now);
        return referral.hasFired(lead.key()); // if not, somebody else wrote under the id that was put down
    }

    private boolean takeIn(String referral, List<RuleFired> fired, Instant firedAt, Instant now) {
        var fresh = new ArrayList<RuleFired>();
        var taken = outbox.changeTelling(() -> escalations.require(referral), Conditions.NONE, found -> {
            fresh.clear();
            fired.stream().filter(rule -> !found.hasFired(rule.key())).forEach(fresh::add);
            return found.status().isFinal() ? List.of() : takeIn(found, fired, firedAt, now);
        });
        if (taken.status().isFinal()) {
            return false; // it ended at this very moment
        }
        if (!fresh.isEmpty()) {
            fresh.forEach(rule -> metrics.fired(rule.rule()));
            metrics.routed(taken);
        }
        return true;
    }

    private List<ReferralEvent> takeIn(Escalation referral, List<RuleFired> fired, Instant firedAt, Instant now) {
        var lead = fired.getFirst();
        var mayGo = referral.status() == EscalationStatus.DUE
                || (referral.status() == EscalationStatus.UNROUTABLE && referral.obstacle() == Obstacle.PERSON_DECIDES);
        if (mayGo && lead.action() == RuleAction.ESCALATE) {
            var unused = referral.note(fired);
            referral.lead(lead);
            return List.of(goAtOnce(referral, lead, referral.atOnce(firedAt, now)));
        }
        return referral.alsoAsk(fired, firedAt, now);
    }

    private Escalation create(
            String id, ComplaintFacts complaint, List<RuleFired> fired, Instant firedAt, int returns, Instant now) {
        var referral = new Escalation(id, complaint, fired, now, returns);
        var lead = fired.getFirst();
        var event = lead.action() == RuleAction.ESCALATE
                ? goAtOnce(referral, lead, referral.atOnce(firedAt, now))
                : referral.ask(firedAt, deadlines, now);
        var created = outbox.create(referral, Conditions.NONE, event);
        if (created.fresh()) {
            fired.forEach(rule -> metrics.fired(rule.rule()));
            metrics.routed(referral);
            log.atInfo()
                    .addKeyValue(LogKeys.RULE, lead.rule())
                    .addKeyValue(LogKeys.SUBJECT, complaint.complaint())
                    .addKeyValue(LogKeys.UNIT, complaint.unit().code())
                    .log(lead.action() == RuleAction.ESCALATE ? "Referred at once" : "Referral asked for");
        }
        return created.aggregate();
    }

    private ReferralEvent goAtOnce(Escalation referral, RuleFired lead, Entry entry) {
        return switch (routing.route(referral.complaint().unit().path(), lead.competence(), lead.level())) {
            case Route.To(var code) -> referral.escalate(code, EscalationTrigger.RULE, entry, deadlines);
            case Route.Nowhere(var cause) ->
                referral.putBeforeTheCounty(cause, EscalationTrigger.RULE, entry, deadlines);
        };
    }

    private static List<RuleFired> referring(List<RuleFired> fired) {
        return fired.stream().filter(rule -> rule.action() != RuleAction.REPORT).toList();
    }

    /** One referral for what a rule fires on once: told twice, it is made once. */
    static String idOf(RuleFired fired, String complaint, int reopenings, int returns) {
        var name = fired.key() + "|" + complaint + "|" + reopenings + "|" + returns;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
