package org.steelyard.escalation.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.respondent.Respondents;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.ReferralRules.Rules;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.escalation.rule.Situation;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;

/** Looks at every fact of a complaint: which rules fire on what is known now, and whether it is over. */
@Service
public class Referral {

    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final ReferralRules rules;
    private final Respondents respondents;
    private final ComplaintClocks clocks;
    private final Firing firing;
    private final Outbox outbox;
    private final Clock clock;

    Referral(
            KnownComplaints complaints,
            Escalations escalations,
            ReferralRules rules,
            Respondents respondents,
            ComplaintClocks clocks,
            Firing firing,
            Outbox outbox,
            Clock clock) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.rules = rules;
        this.respondents = respondents;
        this.clocks = clocks;
        this.firing = firing;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Hears a fact of a complaint; heard again, it changes nothing. What follows from it is written before the fact is noted
     * as heard, and each of these writes can be repeated, so a crash between them leaves nothing undone.
     */
    public void hear(ComplaintEvent event) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var before = complaints.heardOf(event.subject()).orElse(null);
        var first = before == null && event instanceof ComplaintReceived received
                ? firing.begin(ComplaintFacts.of(received), fired(received), event.recordedAt(), now)
                : null;
        if (before != null) {
            considerLater(before, event, now);
        }
        var known = complaints.change(event.subject(), heard -> note(heard, event, first, now));
        if (known.entry() != null) {
            link(known, event, before, now);
            if (!known.open()) {
                lapse(known.referral());
            }
        }
    }

    /** Learns that a violation report was written beside a complaint. */
    public void reported(String complaint, String report) {
        complaints.reported(complaint, report);
    }

    private List<RuleFired> fired(ComplaintReceived received) {
        var heard = KnownComplaint.unheardOf(received.subject()).after(received);
        return rules.rulesFor(heard.facts()).consider(Situation.of(heard.facts(), heard.progress()));
    }

    /** What is known is written before what fires on it, which looks at it; noted as fired it is only afterwards. */
    private void considerLater(KnownComplaint before, ComplaintEvent event, Instant now) {
        var then = before.after(event);
        if (then.entry() != null && then.open()) {
            var fresh = fresh(then);
            if (!fresh.isEmpty()) {
                var unused = complaints.change(event.subject(), heard -> heard.after(event));
                firing.fire(event.subject(), fresh, event.recordedAt(), now);
            }
        }
    }

    private List<RuleFired> fresh(KnownComplaint known) {
        return rules.rulesFor(known.facts()).consider(Situation.of(known.facts(), known.progress())).stream()
                .filter(fired -> !known.hasFired(fired.key()))
                .toList();
    }

    private KnownComplaint note(KnownComplaint heard, ComplaintEvent event, @Nullable String first, Instant now) {
        var then = heard.after(event);
        if (then.entry() == null) {
            return then;
        }
        if (first != null && then.referral() == null) {
            then = then.referredBy(first);
        }
        if (then.open()) {
            var fresh = fresh(then);
            then = Firing.noted(then, fresh, event.recordedAt());
        }
        return then.equals(heard) ? heard : then.lookedAtAgain(clocks.next(then, now));
    }

    /** R2: complaints against one respondent, wherever they were heard, are linked and referred together. */
    private void link(KnownComplaint known, ComplaintEvent event, @Nullable KnownComplaint before, Instant now) {
        if (!(event instanceof ComplaintReceived || event instanceof LedgerCorrected)) {
            return;
        }
        var facts = known.facts();
        var key = facts.respondentKey();
        var earlier =
                before == null || before.entry() == null ? null : before.facts().respondentKey();
        if (earlier != null && !earlier.equals(key)) {
            respondents.leave(facts.county(), earlier, facts.complaint());
        }
        var asked = rules.rulesFor(facts);
        var limit = asked.crowdLimit().orElse(null);
        if (key != null && limit != null) {
            var respondent = respondents.enter(
                    facts.county(),
                    key,
                    facts.complaint(),
                    facts.receivedOn(),
                    facts.complainants(),
                    limit.complainants(),
                    limit.withinDays());
            var referred = new ArrayList<String>();
            for (var entry : respondent.toRefer()) {
                var group = Objects.requireNonNull(entry.group());
                var crowd = new Situation.Crowd(group, respondent.complainantsIn(group));
                if (refer(entry.complaint(), asked, crowd, event.recordedAt(), now)) {
                    referred.add(entry.complaint());
                }
            }
            respondents.referred(respondent, referred);
        }
    }

    /** Answers false for a complaint whose own entry is still on its way: it will find itself linked. */
    private boolean refer(String complaint, Rules asked, Situation.Crowd crowd, Instant firedAt, Instant now) {
        var linked = complaints.find(complaint).orElse(null);
        if (linked == null) {
            return false;
        }
        var fired = asked
                .consider(Situation.of(linked.facts(), linked.progress()).in(crowd))
                .stream()
                .filter(found -> found.group() != null && !linked.hasFired(found.key()))
                .toList();
        if (linked.open() && !fired.isEmpty()) {
            firing.fire(complaint, fired, firedAt, now);
            var unused = complaints.change(complaint, known -> Firing.noted(known, fired, firedAt));
        }
        return true;
    }

    private void lapse(@Nullable String referral) {
        if (referral != null
                && escalations
                        .find(referral)
                        .filter(found -> !found.status().isFinal())
                        .isPresent()) {
            var unused = outbox.changeTelling(() -> escalations.require(referral), Conditions.NONE, found -> {
                found.lapse();
                return List.of();
            });
        }
    }
}
