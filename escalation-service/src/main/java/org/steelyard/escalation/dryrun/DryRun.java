package org.steelyard.escalation.dryrun;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.referral.ComplaintClocks;
import org.steelyard.escalation.referral.ReferralLookup;
import org.steelyard.escalation.respondent.Respondent;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.ReferralRules.Rules;
import org.steelyard.escalation.rule.RuleFired;
import org.steelyard.escalation.rule.RuleRow;
import org.steelyard.escalation.rule.Situation;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;

/**
 * Tries rules on the complaints of the past year and compares what would have fired with what the rules that held say of the same
 * complaints. It reads, and changes nothing. Of R8 it tells D1 and D2; L2 and L3 do not depend on the table.
 */
@Service
public class DryRun {

    static final int MOST_NAMED = 50;

    private static final int LONGEST_DAYS = 366;

    private final KnownComplaints complaints;
    private final ReferralLookup referrals;
    private final ReferralRules rules;
    private final ComplaintClocks clocks;
    private final DryRunSettings settings;

    DryRun(
            KnownComplaints complaints,
            ReferralLookup referrals,
            ReferralRules rules,
            ComplaintClocks clocks,
            DryRunSettings settings) {
        this.complaints = complaints;
        this.referrals = referrals;
        this.rules = rules;
        this.clocks = clocks;
        this.settings = settings;
    }

    /**
     * Tries rules.
     *
     * @param from first day of receipt, none for a year back
     * @param to last day of receipt, none for today
     */
    public Outcome of(List<RuleRow> rows, @Nullable LocalDate from, @Nullable LocalDate to, Caller caller) {
        caller.require(Role.COUNTY_REGULATOR);
        if (caller.path().isEmpty()) {
            throw new NotAllowed();
        }
        var last = to == null ? clocks.today() : to;
        var first = from == null ? last.minusYears(1).plusDays(1) : from;
        if (first.isAfter(last) || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw new FieldRefused("from", "period", LONGEST_DAYS);
        }
        var county = caller.path().getFirst();
        var found = complaints.received(county, first, last, settings.cases() + 1);
        var truncated = found.size() > settings.cases();
        var cases = truncated ? found.subList(0, settings.cases()) : found;
        var referredOn = referrals.firstReferred(county, first, last, settings.cases());
        var tried = rules.of(rows);
        var would = fired(cases, _ -> tried, referredOn);
        var did = fired(cases, known -> rules.rulesFor(known.facts()), referredOn);
        return new Outcome(first, last, cases.size(), truncated, results(would, did));
    }

    private List<Hit> fired(
            List<KnownComplaint> cases, Function<KnownComplaint, Rules> judge, Map<String, LocalDate> referredOn) {
        var respondents = new HashMap<String, Respondent>();
        for (var known : cases) {
            enter(respondents, known, judge.apply(known));
        }
        return cases.stream()
                .flatMap(known -> judge.apply(known).consider(situation(known, referredOn, respondents)).stream()
                        .map(fired -> new Hit(known.facts(), fired)))
                .toList();
    }

    private static void enter(Map<String, Respondent> respondents, KnownComplaint known, Rules judge) {
        var facts = known.facts();
        var key = facts.respondentKey();
        var limit = judge.crowdLimit().orElse(null);
        if (key != null && limit != null) {
            respondents.compute(
                    key,
                    (_, before) -> (before == null ? Respondent.nobodyKnows(key) : before)
                            .enter(
                                    facts.complaint(),
                                    facts.receivedOn(),
                                    facts.complainants(),
                                    limit.complainants(),
                                    limit.withinDays()));
        }
    }

    private Situation situation(
            KnownComplaint known, Map<String, LocalDate> referredOn, Map<String, Respondent> respondents) {
        var until = Stream.of(clocks.today(), known.progress().endedOn(), referredOn.get(known.id()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var situation = clocks.past(known, until);
        var key = known.facts().respondentKey();
        var respondent = key == null ? null : respondents.get(key);
        var entry = respondent == null ? null : respondent.entry(known.id()).orElse(null);
        var group = entry == null ? null : entry.group();
        return respondent == null || group == null
                ? situation
                : situation.in(new Situation.Crowd(group, respondent.complainantsIn(group)));
    }

    private static List<Result> results(List<Hit> would, List<Hit> did) {
        var byRule = new TreeMap<String, List<Hit>>();
        would.forEach(hit -> byRule.computeIfAbsent(hit.fired().rule(), _ -> new ArrayList<>())
                .add(hit));
        did.forEach(hit -> byRule.computeIfAbsent(hit.fired().rule(), _ -> new ArrayList<>()));
        var before =
                did.stream().collect(Collectors.groupingBy(hit -> hit.fired().rule(), Collectors.counting()));
        return byRule.entrySet().stream()
                .map(entry -> result(entry.getKey(), entry.getValue(), before.getOrDefault(entry.getKey(), 0L)))
                .toList();
    }

    private static Result result(String rule, List<Hit> hits, long before) {
        var units = hits.stream()
                .collect(Collectors.groupingBy(
                        hit -> hit.complaint().unit().code(), TreeMap::new, Collectors.counting()));
        return new Result(
                rule,
                hits.size(),
                before,
                units.entrySet().stream()
                        .map(unit -> new OfUnit(unit.getKey(), unit.getValue()))
                        .toList(),
                hits.stream().limit(MOST_NAMED).map(Hit::named).toList(),
                hits.size() > MOST_NAMED);
    }

    private record Hit(ComplaintFacts complaint, RuleFired fired) {

        Named named() {
            return new Named(
                    complaint.complaint(),
                    complaint.ledgerNumber(),
                    complaint.unit().code(),
                    complaint.receivedOn(),
                    fired.facts());
        }
    }

    /**
     * What came out.
     *
     * @param cases how many complaints were looked at
     * @param truncated whether there are more, so that it tells of the earliest only
     */
    public record Outcome(LocalDate from, LocalDate to, int cases, boolean truncated, List<Result> rules) {}

    /**
     * What came out for one rule.
     *
     * @param wouldFire how often it would have fired
     * @param fires how often the rules that held fire on the same complaints
     * @param units where it would have
     * @param complaints on which, the first {@value DryRun#MOST_NAMED}
     */
    public record Result(
            String rule, long wouldFire, long fires, List<OfUnit> units, List<Named> complaints, boolean more) {}

    /** How often it would have fired at one unit. */
    public record OfUnit(String unit, long wouldFire) {}

    /** A complaint on which it would have fired. */
    public record Named(
            String complaint, String ledgerNumber, String unit, LocalDate receivedOn, Map<String, String> facts) {}
}
