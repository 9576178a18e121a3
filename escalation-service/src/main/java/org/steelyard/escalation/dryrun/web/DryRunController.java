package org.steelyard.escalation.dryrun.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.escalation.dryrun.DryRun;
import org.steelyard.escalation.rule.RuleEditing;
import org.steelyard.escalation.rule.RuleRow;
import org.steelyard.platform.security.Caller;

/** Tells what a rule table would have done, before it is published. */
@RestController
@RequestMapping("/api/referral-rules/dry-run")
class DryRunController {

    private final DryRun dryRun;
    private final RuleEditing editing;

    DryRunController(DryRun dryRun, RuleEditing editing) {
        this.dryRun = dryRun;
        this.editing = editing;
    }

    @PostMapping
    DryRun.Outcome tryOut(@RequestBody TryOut body, Caller caller) {
        return dryRun.of(editing.check(body.rules(), caller), body.from(), body.to(), caller);
    }

    /** What {@code POST /api/referral-rules/dry-run} takes: the rules as they would be published, and a period of receipt. */
    record TryOut(
            @Nullable List<@Nullable RuleRow> rules,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
