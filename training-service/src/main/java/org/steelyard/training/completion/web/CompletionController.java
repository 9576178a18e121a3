package org.steelyard.training.completion.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.completion.Completing;
import org.steelyard.training.completion.Completion;
import org.steelyard.training.completion.CompletionStatus;

@RestController
@RequestMapping("/api/training/completions")
class CompletionController {

    private final Completing completing;
    private final Clock clock;

    CompletionController(Completing completing, Clock clock) {
        this.completing = completing;
        this.clock = clock;
    }

    @GetMapping
    Page<CompletionView> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String officer,
            Caller caller,
            PageRequest page) {
        return page.page(completing.completions(unit, year, officer, caller, page), Completion::id, CompletionView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<CompletionView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(completing.completion(id, caller), CompletionView::of);
    }

    @PostMapping("/{id}/revocation")
    ResponseEntity<CompletionView> revoke(
            @PathVariable String id, @Valid @RequestBody RevokeCompletion body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.ok(completing.revoke(id, body.reason(), caller, moment, conditions), CompletionView::of);
    }

    record RevokeCompletion(
            @NotBlank @Size(max = 500) String reason,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        @Override
        public String toString() {
            return "RevokeCompletion"; // free text stays out of logs
        }
    }

    record CompletionView(
            String id,
            String officer,
            String module,
            int year,
            UnitRef unit,
            TrainingMode mode,
            CompletionBasis basis,
            @Nullable String session,
            CompletionStatus status,
            @Nullable String reason,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt) {

        static CompletionView of(Completion completion) {
            return new CompletionView(
                    completion.id(),
                    completion.officer(),
                    completion.module(),
                    completion.year(),
                    completion.unit(),
                    completion.mode(),
                    completion.basis(),
                    completion.session(),
                    completion.status(),
                    completion.reason(),
                    completion.occurredAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    completion.recordedAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime());
        }
    }
}
