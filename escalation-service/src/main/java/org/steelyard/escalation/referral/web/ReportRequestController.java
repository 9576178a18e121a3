package org.steelyard.escalation.referral.web;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.referral.ReferralHandling;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Which complaints still want a violation report beside them (rule R6). */
@RestController
@RequestMapping("/api/escalations/report-requests")
class ReportRequestController {

    private final ReferralHandling referrals;

    ReportRequestController(ReferralHandling referrals) {
        this.referrals = referrals;
    }

    @GetMapping
    Page<ReportRequestView> open(@RequestParam @Nullable String unit, Caller caller, PageRequest page) {
        return page.page(
                referrals.withoutReport(unit, caller, page.after(), page.limit() + 1),
                KnownComplaint::id,
                ReportRequestView::of);
    }

    /** A complaint whose officer was asked to write a violation report. */
    record ReportRequestView(
            String complaint,
            String ledgerNumber,
            String unit,
            String rule,
            int ruleVersion,
            Map<String, String> ruleFacts,
            Instant askedAt) {

        static ReportRequestView of(KnownComplaint known) {
            var request = Objects.requireNonNull(known.reportRequest(), "one was asked for");
            return new ReportRequestView(
                    known.id(),
                    known.facts().ledgerNumber(),
                    known.facts().unit().code(),
                    request.rule(),
                    request.version(),
                    request.facts(),
                    request.askedAt());
        }
    }
}
