package org.steelyard.assessment.inspection.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.inspection.Finding;
import org.steelyard.assessment.inspection.Inspection;
import org.steelyard.assessment.inspection.InspectionRecording;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

@RestController
@RequestMapping("/api/inspections")
class InspectionController {

    private final InspectionRecording recording;
    private final Clock clock;

    InspectionController(InspectionRecording recording, Clock clock) {
        this.recording = recording;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<InspectionView> record(
            @Valid @RequestBody RecordInspection body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.created(
                recording.record(
                        body.unit(), body.found(), body.reinspects(), body.inspector(), caller, moment, conditions),
                "/api/inspections",
                inspection -> InspectionView.of(inspection, caller));
    }

    @GetMapping
    Page<InspectionView> list(@RequestParam(required = false) @Nullable String unit, Caller caller, PageRequest page) {
        return page.page(
                recording.inspections(unit, caller, page),
                Inspection::position,
                inspection -> InspectionView.of(inspection, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<InspectionView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(recording.inspection(id, caller), inspection -> InspectionView.of(inspection, caller));
    }

    @PostMapping("/{id}/fixes")
    ResponseEntity<InspectionView> fix(
            @PathVariable String id, @Valid @RequestBody FixDefect body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        var evidence = body.evidence() == null ? List.<String>of() : body.evidence();
        var papers = body.papers() == null ? 0 : body.papers();
        return Answers.ok(
                recording.fix(id, body.item(), evidence, papers, caller, moment, conditions),
                inspection -> InspectionView.of(inspection, caller));
    }

    record RecordInspection(
            @NotBlank @Size(max = 32) String unit,
            @NotNull Set<@NotNull InspectionItem> passed,
            @Nullable @Size(max = 8) List<@NotNull @Valid RecordFinding> findings,
            @Nullable @Size(max = 50) List<@NotNull @Size(max = 64) String> photos,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 64) String reinspects,
            @Nullable @Size(max = 64) String inspector,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        Inspection.Found found() {
            return new Inspection.Found(
                    passed,
                    findings == null
                            ? List.of()
                            : findings.stream().map(RecordFinding::finding).toList(),
                    photos == null ? List.of() : photos,
                    note);
        }

        @Override
        public String toString() {
            return "RecordInspection of " + unit; // the words may name people
        }
    }

    record RecordFinding(
            @NotNull InspectionItem item,
            @NotBlank @Size(max = 500) String text) {
        Finding finding() {
            return new Finding(item, text);
        }

        @Override
        public String toString() {
            return "RecordFinding on " + item;
        }
    }

    record FixDefect(
            @NotNull InspectionItem item,
            @Nullable @Size(max = 50) List<@NotNull @Size(max = 64) String> evidence,
            @Nullable @Min(0) @Max(100) Integer papers,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
