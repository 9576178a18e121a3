package org.steelyard.escalation.rule.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.escalation.rule.RuleEditing;
import org.steelyard.escalation.rule.RuleRow;
import org.steelyard.escalation.rule.RuleVersion;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;

/** Shows the rule table to everyone who works by it, and takes new versions of it from the county. */
@RestController
@RequestMapping("/api/referral-rules")
class ReferralRuleController {

    private final RuleEditing rules;

    ReferralRuleController(RuleEditing rules) {
        this.rules = rules;
    }

    @GetMapping
    RuleTables versions(Caller caller) {
        return RuleTables.of(rules.versions(caller), rules.inForce(caller));
    }

    @PostMapping
    ResponseEntity<Version> publish(@RequestBody Publish body, Caller caller, Conditions conditions) {
        return Answers.created(
                rules.publish(body.validFrom(), body.rules(), caller, conditions),
                "/api/referral-rules",
                version -> Version.of(version, null));
    }

    /** What {@code POST /api/referral-rules} takes: a whole table. */
    record Publish(@Nullable LocalDate validFrom, @Nullable List<@Nullable RuleRow> rules) {}

    /**
     * All versions of a county.
     *
     * @param inForce the version that holds for a complaint received today, 0 if none does
     */
    record RuleTables(int inForce, List<Version> versions) {

        static RuleTables of(List<RuleVersion> versions, int inForce) {
            var views = new ArrayList<Version>();
            for (int at = 0; at < versions.size(); at++) {
                var next = at + 1 < versions.size() ? versions.get(at + 1).validFrom() : null;
                views.add(Version.of(versions.get(at), next == null ? null : next.minusDays(1)));
            }
            return new RuleTables(inForce, views);
        }
    }

    /**
     * One version.
     *
     * @param validTo the day before the next one begins, none for the last
     */
    record Version(
            int version, LocalDate validFrom, @Nullable LocalDate validTo, Instant publishedAt, List<RuleRow> rules) {

        static Version of(RuleVersion version, @Nullable LocalDate validTo) {
            return new Version(version.number(), version.validFrom(), validTo, version.publishedAt(), version.rules());
        }
    }
}
