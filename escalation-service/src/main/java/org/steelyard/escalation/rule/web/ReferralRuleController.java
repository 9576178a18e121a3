package org.steelyard.escalation.rule.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.escalation.rule.ReferralRules;
import org.steelyard.escalation.rule.RuleTable;

/** Shows the rule table to everyone who works by it. */
@RestController
@RequestMapping("/api/referral-rules")
class ReferralRuleController {

    private final ReferralRules rules;

    ReferralRuleController(ReferralRules rules) {
        this.rules = rules;
    }

    @GetMapping
    RuleTable inForce() {
        return rules.table();
    }
}
