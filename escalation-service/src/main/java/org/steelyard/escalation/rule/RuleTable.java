package org.steelyard.escalation.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.UnitKind;

/**
 * The rule table as its data file says; a table that makes no sense is refused at the start.
 *
 * @param version counted from 1
 * @param validFrom complaints received on this day or later are looked at
 */
@ConfigurationProperties("referral-rules")
public record RuleTable(int version, LocalDate validFrom, List<Row> rules) {

    public RuleTable {
        rules = List.copyOf(rules);
        demand(version >= 1, "the version is counted from 1");
        demand(!rules.isEmpty(), "there is no rule in it");
        var ids = new HashSet<String>();
        rules.forEach(row -> demand(ids.add(row.id()), "two rules are called " + row.id()));
    }

    /** What makes a rule fire. */
    public enum Fires {
        LARGE_AMOUNT,
        HARM_DONE
    }

    /**
     * One rule.
     *
     * @param currency of the thresholds
     * @param thresholds by the kind of the unit; a kind without one never fires
     * @param competence the category that decides the department, where it is not the complaint's own
     * @param targets by the kind of the unit
     */
    public record Row(
            String id,
            Fires fires,
            RuleAction action,
            @Nullable String currency,
            @DefaultValue Map<UnitKind, BigDecimal> thresholds,
            @DefaultValue Map<Harm, Category> competence,
            @DefaultValue Map<UnitKind, OfficeLevel> targets) {

        public Row {
            demand(!id.isBlank(), "a rule has no id");
            demand(
                    fires != Fires.LARGE_AMOUNT || (currency != null && !thresholds.isEmpty()),
                    id + " needs a currency and thresholds");
            demand(
                    thresholds.values().stream().allMatch(limit -> limit.signum() > 0),
                    id + " has no positive threshold");
        }

        ReferralRule policy() {
            return switch (fires) {
                case LARGE_AMOUNT -> new LargeAmount(id, action, Objects.requireNonNull(currency), thresholds, targets);
                case HARM_DONE -> new HarmDone(id, action, competence, targets);
            };
        }
    }

    private static void demand(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("The referral rule table cannot be used: " + complaint);
        }
    }
}
