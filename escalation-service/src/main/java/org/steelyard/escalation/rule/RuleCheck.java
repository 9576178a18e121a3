package org.steelyard.escalation.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.FieldRefused;

/** Looks a rule table through as a whole, and says of each line what is wrong with it. */
final class RuleCheck {

    private static final int MOST_RULES = 20;
    private static final BigDecimal MOST_MONEY = BigDecimal.TEN.pow(12);
    private static final List<UnitKind> REFERRING = List.of(UnitKind.POINT, UnitKind.STATION);

    private final List<Fault> faults = new ArrayList<>();

    private RuleCheck() {}

    /**
     * What is wrong, in the order of the lines.
     *
     * @param field the field's path, such as {@code rules[2].thresholds.POINT}
     * @param reason the name of the message that says what is allowed
     */
    record Fault(String field, String reason, Object... arguments) {}

    /** Refuses rules that make no sense, naming everything that is wrong with them. */
    static void require(@Nullable List<@Nullable RuleRow> rules) {
        var faults = of(rules);
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            var refused = new FieldRefused(first.field(), first.reason(), first.arguments());
            for (var fault : faults.subList(1, faults.size())) {
                refused.and(fault.field(), fault.reason(), fault.arguments());
            }
            throw refused;
        }
    }

    static List<Fault> of(@Nullable List<@Nullable RuleRow> rules) {
        var check = new RuleCheck();
        if (rules == null || rules.isEmpty()) {
            check.fault("rules", "required");
        } else if (rules.size() > MOST_RULES) {
            check.fault("rules", "range", 1, MOST_RULES);
        } else {
            check.table(rules);
        }
        return check.faults;
    }

    private void table(List<@Nullable RuleRow> rules) {
        var ids = new HashSet<String>();
        var kinds = new HashSet<RuleKind>();
        for (int line = 0; line < rules.size(); line++) {
            var at = "rules[" + line + "]";
            var row = rules.get(line);
            if (row == null) {
                fault(at, "required");
                continue;
            }
            row(at, row);
            if (row.id() != null && !ids.add(row.id())) {
                fault(at + ".id", "rule-twice", row.id());
            }
            if (row.fires() != null && !kinds.add(row.fires()) && row.fires().isSingle()) {
                fault(at + ".fires", "rule-twice", row.fires());
            }
        }
        if (!kinds.contains(RuleKind.DEADLINE_PASSED)) {
            fault("rules", "rule-missing", RuleKind.DEADLINE_PASSED); // or what is late would stay unseen
        }
    }

    private void row(String at, RuleRow row) {
        var id = row.id();
        if (id == null || !id.matches("[A-Z][A-Z0-9-]{0,15}")) {
            fault(at + ".id", "rule-id");
        }
        var kind = row.fires();
        if (kind == null) {
            fault(at + ".fires", "one-of", List.of(RuleKind.values()));
            return;
        }
        if (row.action() == null || !kind.actions().contains(row.action())) {
            fault(at + ".action", "one-of", kind.actions());
        }
        parameters(at, row, kind.parameters());
        targets(at, row, kind);
    }

    private void parameters(String at, RuleRow row, Set<String> wanted) {
        parameter(at, "currency", row.currency(), wanted, value -> currency(at + ".currency", value));
        parameter(at, "thresholds", row.thresholds(), wanted, value -> thresholds(at + ".thresholds", value));
        parameter(at, "complainants", row.complainants(), wanted, value -> range(at + ".complainants", value, 2, 1000));
        parameter(at, "withinDays", row.withinDays(), wanted, value -> range(at + ".withinDays", value, 1, 366));
        parameter(
                at,
                "failedAttempts",
                row.failedAttempts(),
                wanted,
                value -> range(at + ".failedAttempts", value, 1, 20));
        parameter(at, "workingDays", row.workingDays(), wanted, value -> range(at + ".workingDays", value, 1, 60));
        if (row.competence() != null && !row.competence().isEmpty() && !wanted.contains("competence")) {
            fault(at + ".competence", "not-of-this-rule");
        }
    }

    private <T> void parameter(String at, String name, @Nullable T value, Set<String> wanted, Consumer<T> check) {
        if (!wanted.contains(name)) {
            if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty())) {
                fault(at + "." + name, "not-of-this-rule");
            }
        } else if (value == null) {
            fault(at + "." + name, "required");
        } else {
            check.accept(value);
        }
    }

    private void currency(String at, String currency) {
        if (!currency.matches("[A-Z]{3}")) {
            fault(at, "currency");
        }
    }

    private void thresholds(String at, Map<UnitKind, BigDecimal> thresholds) {
        if (thresholds.isEmpty()) {
            fault(at, "required");
        }
        thresholds.forEach((kind, limit) -> {
            if (limit == null || limit.signum() <= 0 || limit.compareTo(MOST_MONEY) > 0) {
                fault(at + "." + kind, "positive");
            }
        });
    }

    private void targets(String at, RuleRow row, RuleKind kind) {
        if (kind == RuleKind.SUSPECTED_VIOLATION) {
            return; // goes nowhere, the officer writes a report
        }
        Map<UnitKind, OfficeLevel> targets = row.targets() == null ? Map.of() : row.targets();
        var referring = row.thresholds() == null
                ? Set.copyOf(REFERRING)
                : row.thresholds().keySet();
        REFERRING.stream().filter(referring::contains).forEach(unit -> {
            var target = targets.get(unit);
            if (target == null) {
                fault(at + ".targets." + unit, "required");
            } else if (target == OfficeLevel.STATION && unit != UnitKind.POINT) {
                fault(
                        at + ".targets." + unit,
                        "one-of",
                        List.of(OfficeLevel.LOCAL_OFFICE, OfficeLevel.COUNTY_DEPARTMENT));
            }
        });
    }

    private void range(String at, int value, int least, int most) {
        if (value < least || value > most) {
            fault(at, "range", least, most);
        }
    }

    private void fault(String field, String reason, Object... arguments) {
        faults.add(new Fault(field, reason, arguments));
    }
}
