package org.steelyard.escalation.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.platform.outbox.Aggregate;

/**
 * One version of a county's rule table. It never changes; it holds for complaints received from its first day on until the next
 * version begins.
 */
@Document("rule-versions")
public class RuleVersion extends Aggregate {

    /** Stands for every county, until it has made a version of its own. */
    static final String EVERY_COUNTY = "*";

    private final String county;
    private final int number;
    private final LocalDate validFrom;
    private final List<RuleRow> rules;
    private final Instant publishedAt;

    RuleVersion(String id, String county, int number, LocalDate validFrom, List<RuleRow> rules, Instant publishedAt) {
        super(id);
        this.county = county;
        this.number = number;
        this.validFrom = validFrom;
        this.rules = List.copyOf(rules);
        this.publishedAt = publishedAt;
    }

    /** The code of the county, {@code *} for the table that came with the service. */
    public String county() {
        return county;
    }

    /** Counted from 1 in each county. */
    public int number() {
        return number;
    }

    /** The first day; complaints received earlier are judged by the version before. */
    public LocalDate validFrom() {
        return validFrom;
    }

    public List<RuleRow> rules() {
        return List.copyOf(rules);
    }

    public Instant publishedAt() {
        return publishedAt;
    }
}
