package org.steelyard.complaint.report.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.ReportedLead;
import org.steelyard.complaint.ledger.ReportedLead.Reporter;
import org.steelyard.complaint.ledger.Timed;
import org.steelyard.complaint.report.DisclosurePurpose;
import org.steelyard.complaint.report.ExtensionReason;
import org.steelyard.complaint.report.ReportHandling;
import org.steelyard.complaint.report.ReportHandling.Recording;
import org.steelyard.complaint.report.ReportStatus;
import org.steelyard.complaint.report.ViolationReport;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Violation reports and the steps taken on them. */
@RestController
@RequestMapping(ViolationReportController.PATH)
class ViolationReportController {

    static final String PATH = "/api/violation-reports";

    private final ReportHandling handling;
    private final Deadlines deadlines;
    private final Clock clock;

    ViolationReportController(ReportHandling handling, Deadlines deadlines, Clock clock) {
        this.handling = handling;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ReportView> record(@Valid @RequestBody RecordReport request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        var created = handling.record(request.recording(), caller, conditions, deed);
        return Answers.created(created, PATH, report -> ReportView.of(report, caller, deadlines));
    }

    @GetMapping
    Page<ReportView> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable ReportStatus status,
            PageRequest page,
            Caller caller) {
        var found = handling.list(unit, status, caller, page.after(), page.limit());
        return page.page(found, ViolationReport::id, report -> ReportView.masked(report, deadlines));
    }

    @GetMapping("/{id}")
    ResponseEntity<ReportView> get(@PathVariable String id, Caller caller) {
        return answer(handling.report(id, caller), caller);
    }

    @PostMapping("/{id}/passing-on")
    ResponseEntity<ReportView> passOn(
            @PathVariable String id, @Valid @RequestBody PassOn request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.passOn(id, caller, conditions, deed, request.office()), caller);
    }

    @PostMapping("/{id}/outcome")
    ResponseEntity<ReportView> end(
            @PathVariable String id, @Valid @RequestBody RecordOutcome request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.end(id, caller, conditions, deed, request.outcome()), caller);
    }

    @PostMapping("/{id}/extension")
    ResponseEntity<ReportView> extend(
            @PathVariable String id, @Valid @RequestBody Extend request, Caller caller, Conditions conditions) {
        var deed = request.deed(caller, clock.instant());
        return answer(handling.extend(id, caller, conditions, deed, request.reason()), caller);
    }

    /** Who told it; kept nowhere on the way. */
    @GetMapping("/{id}/reporter")
    ResponseEntity<Reporter> reporter(@PathVariable String id, @RequestParam DisclosurePurpose purpose, Caller caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(handling.reporter(id, caller, purpose));
    }

    private ResponseEntity<ReportView> answer(ViolationReport report, Caller caller) {
        return Answers.ok(report, shown -> ReportView.of(shown, caller, deadlines));
    }

    record RecordReport(
            @Nullable @Size(min = 1, max = 32) String unit,
            @NotNull @Valid ReportedLead lead,
            @Nullable @Size(min = 1, max = 100) String linkedEntry,
            @Nullable Channel channel,
            @Nullable @Size(min = 1, max = 100) String externalReference,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {

        @Override
        public Channel through() {
            if (channel == Channel.IMPORT || channel == Channel.SYSTEM) { // not for anybody to claim
                throw new FieldRefused("channel", "one-of", "[PHONE, PAPER, APP]");
            }
            return channel == null ? Channel.APP : channel;
        }

        Recording recording() {
            return new Recording(unit, lead, linkedEntry, externalReference);
        }

        @Override
        public String toString() {
            return "RecordReport[withheld]";
        }
    }

    record PassOn(
            @NotNull @Size(min = 1, max = 60) String office,
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}

    record RecordOutcome(
            @NotNull ReportOutcome outcome,
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}

    record Extend(
            @NotNull ExtensionReason reason,
            @Nullable @Size(max = 500) String note,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt)
            implements Timed {}
}
