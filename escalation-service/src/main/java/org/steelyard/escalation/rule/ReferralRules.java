package org.steelyard.escalation.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.Progress;

/** The rules by which a complaint is judged: the version of its county that held on the day it was received, for ever. */
@Component
public class ReferralRules {

    private final RuleVersions versions;
    private final WorkingCalendar calendar;

    ReferralRules(RuleVersions versions, WorkingCalendar calendar) {
        this.versions = versions;
        this.calendar = calendar;
    }

    /** The rules for one complaint; none fires on one received before the first version. */
    public Rules rulesFor(ComplaintFacts complaint) {
        return versions.inForce(complaint.county(), complaint.receivedOn())
                .map(version -> of(version.number(), version.rules(), calendar))
                .orElseGet(() -> new Rules(0, List.of()));
    }

    /** Rules that may or may not come to hold. */
    public Rules of(List<RuleRow> rows) {
        return of(0, rows, calendar);
    }

    static Rules of(int version, List<RuleRow> rows, WorkingCalendar calendar) {
        // what goes by itself leads, for then nobody needs to be asked any more
        return new Rules(
                version,
                rows.stream()
                        .map(row -> row.policy(calendar))
                        .sorted(Comparator.comparing(ReferralRule::action).reversed())
                        .toList());
    }

    /** One version of the rules, ready to be asked. */
    public static final class Rules {

        private final int version;
        private final List<ReferralRule> policies;

        private Rules(int version, List<ReferralRule> policies) {
            this.version = version;
            this.policies = policies;
        }

        /** Everything that fires, the one that leads first. */
        public List<RuleFired> consider(Situation situation) {
            return policies.stream()
                    .flatMap(rule -> rule.consider(situation).stream()
                            .map(found -> new RuleFired(
                                    rule.id(),
                                    version,
                                    rule.action(),
                                    found.facts(),
                                    rule.targetOf(situation.complaint()),
                                    found.competence())))
                    .toList();
        }

        /** How many make a group, and within which time; none if no rule asks. */
        public Optional<CrowdLimit> crowdLimit() {
            return only(GroupComplaint.class).map(rule -> new CrowdLimit(rule.complainants(), rule.withinDays()));
        }

        /** The last day on which the unit may still settle it by itself; none if no rule says so, or not yet. */
        public @Nullable LocalDate lastDayAtUnit(ComplaintFacts complaint, Progress progress) {
            return only(FailedMediation.class)
                    .flatMap(rule -> Optional.ofNullable(rule.lastDay(complaint, progress)))
                    .orElse(null);
        }

        /** The id of the rule that says how long a unit may keep it (R4). */
        public Optional<String> unitRule() {
            return only(FailedMediation.class).map(FailedMediation::id);
        }

        /** The id of the rule that takes what is late one level up (R8). */
        public Optional<String> deadlineRule() {
            return only(DeadlinePassed.class).map(DeadlinePassed::id);
        }

        public int version() {
            return version;
        }

        private <R extends ReferralRule> Optional<R> only(Class<R> kind) {
            return policies.stream().filter(kind::isInstance).map(kind::cast).findFirst();
        }
    }

    /**
     * What makes a group of those who complain of one respondent.
     *
     * @param complainants so many at least
     * @param withinDays in so many calendar days, both ends counted
     */
    public record CrowdLimit(int complainants, int withinDays) {}
}
