package org.steelyard.escalation.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.RuleAction;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;

/**
 * What follows when a clock of the complaint itself has run out. While an office has it, D1 and D2 take it one level further up;
 * at its unit, they take it to the office; R4's day is judged once, when it passes.
 */
@Component
class ComplaintWatch {

    private final KnownComplaints complaints;
    private final Escalations escalations;
    private final ReferralRules rules;
    private final ComplaintClocks clocks;
    private final Firing firing;
    private final Supervising supervising;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Clock clock;

    ComplaintWatch(
            KnownComplaints complaints,
            Escalations escalations,
            ReferralRules rules,
            ComplaintClocks clocks,
            Firing firing,
            Supervising supervising,
            Deadlines deadlines,
            Outbox outbox,
            Clock clock) {
        this.complaints = complaints;
        this.escalations = escalations;
        this.rules = rules;
        this.clocks = clocks;
        this.firing = firing;
        this.supervising = supervising;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<String> due(Instant now, int limit) {
        return complaints.toLookAt(now, limit);
    }

    /** How many clocks of complaints have run out and wait for being looked at. */
    long waiting(Instant now) {
        return complaints.waiting(now);
    }

    /** What follows is written before the clock is set anew; each write can be repeated. */
    void look(String id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var fired = new ArrayList<String>();
        complaints
                .find(id)
                .filter(known -> known.open() && !known.progress().paused())
                .ifPresent(known -> fired.addAll(passed(known, now)));
        var unused = complaints.change(id, known -> {
            var noted = known.withFired(fired);
            return noted.lookedAtAgain(known.entry() == null ? null : clocks.next(noted, now));
        });
    }

    private List<String> passed(KnownComplaint known, Instant now) {
        var today = WorkingCalendar.dateOf(now);
        var fired = rules.rulesFor(known.facts()).consider(clocks.at(known, today)).stream()
                .filter(rule -> rule.action() != RuleAction.REPORT)
                .toList();
        var referral =
                Optional.ofNullable(known.referral()).flatMap(escalations::find).orElse(null);
        var held = referral != null && referral.status().isWithOffice();
        var fresh = fired.stream().filter(rule -> !known.hasFired(rule.key())).toList();
        if (held && referral != null) {
            fresh.stream()
                    .filter(rule -> rule.action() == RuleAction.ESCALATE)
                    .forEach(rule -> raise(referral.id(), rule, now));
        } else {
            firing.fire(known.id(), fresh, now, now);
            firing.fire(known.id(), stillLate(known, fired, referral, today), now, now);
        }
        return fresh.stream().map(RuleFired::key).toList();
    }

    /** A deadline that had passed when the complaint came back to its unit: the unit has one more day, not for ever. */
    private List<RuleFired> stillLate(
            KnownComplaint known, List<RuleFired> fired, @Nullable Escalation referral, LocalDate today) {
        if (referral == null || !referral.status().isFinal()) {
            return List.of();
        }
        var lastDay = deadlines.again(WorkingCalendar.dateOf(referral.lastStepAt()));
        return lastDay == null || !lastDay.isBefore(today)
                ? List.of()
                : fired.stream()
                        .filter(rule -> rule.action() == RuleAction.ESCALATE && known.hasFired(rule.key()))
                        .toList();
    }

    private void raise(String referral, RuleFired rule, Instant now) {
        var unused = outbox.changeTelling(() -> escalations.require(referral), Conditions.NONE, found -> {
            var fresh = !found.note(List.of(rule)).isEmpty();
            var supervision = found.supervision();
            return fresh && found.status().isWithOffice() && supervision != null && supervision.isRaisable()
                    ? List.of(supervising.up(found, now))
                    : List.of();
        });
    }
}
