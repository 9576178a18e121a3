package org.steelyard.escalation.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** The rules in force, asked about each complaint. */
@Component
public class ReferralRules {

    private final RuleTable table;
    private final List<ReferralRule> rules;

    ReferralRules(RuleTable table) {
        this.table = table;
        // a complaint that goes to the office by itself needs nobody to be asked any more
        this.rules = table.rules().stream()
                .map(RuleTable.Row::policy)
                .sorted(Comparator.comparing(ReferralRule::action).reversed())
                .toList();
    }

    /** The rule that fires on a complaint, if any; of several, one that escalates by itself. */
    public Optional<RuleFired> consider(ComplaintFacts complaint) {
        if (WorkingCalendar.dateOf(complaint.receivedAt()).isBefore(table.validFrom())) {
            return Optional.empty();
        }
        return rules.stream()
                .flatMap(rule -> rule.consider(complaint).stream()
                        .map(found -> new RuleFired(
                                rule.id(),
                                table.version(),
                                rule.action(),
                                found.facts(),
                                rule.targetOf(complaint),
                                found.competence())))
                .findFirst();
    }

    /** The table in force. */
    public RuleTable table() {
        return table;
    }
}
