package org.steelyard.escalation.referral;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** What may be asked about a referral without being anybody. */
@Component
public class ReferralLookup {

    private final Escalations escalations;

    ReferralLookup(Escalations escalations) {
        this.escalations = escalations;
    }

    /** The ledger number of the complaint a referral is about. */
    public Optional<String> ledgerNumber(String escalation) {
        return escalations.find(escalation).map(found -> found.complaint().ledgerNumber());
    }

    /** The offices that work on a referral beside the one that leads. */
    public List<String> jointOffices(String escalation) {
        return escalations.find(escalation).map(Escalation::jointOffices).orElse(List.of());
    }

    /** Whether somebody was hurt or lost a harvest in what a referral is about. */
    public boolean isHarmDone(String escalation) {
        return escalations
                .find(escalation)
                .filter(found -> found.complaint().harm() != Harm.NONE)
                .isPresent();
    }

    /** Of the complaints a county received in a time, when they were first handed to an office; those that were. */
    public Map<String, LocalDate> firstReferred(String county, LocalDate from, LocalDate to, int limit) {
        var first = new HashMap<String, LocalDate>();
        escalations
                .ofComplaints(county, Deadlines.startOfNext(from.minusDays(1)), Deadlines.startOfNext(to), limit)
                .forEach(referral -> referral.steps().stream()
                        .filter(step -> step.type().equals("escalated-to-office"))
                        .findFirst()
                        .ifPresent(step -> first.merge(
                                referral.complaint().complaint(),
                                WorkingCalendar.dateOf(step.occurredAt()),
                                (one, other) -> one.isBefore(other) ? one : other)));
        return first;
    }
}
