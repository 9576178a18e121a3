package org.steelyard.escalation.rule;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rule table as it comes with the service; it becomes version 1 of every county at the first start. A table that makes no
 * sense is refused at the start.
 *
 * @param validFrom complaints received on this day or later are looked at
 */
@ConfigurationProperties("referral-rules")
public record RuleTable(LocalDate validFrom, List<RuleRow> rules) {

    public RuleTable {
        rules = List.copyOf(rules);
        var faults = RuleCheck.of(rules);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The referral rule table cannot be used: "
                    + faults.getFirst().field() + " " + faults.getFirst().reason());
        }
    }
}
