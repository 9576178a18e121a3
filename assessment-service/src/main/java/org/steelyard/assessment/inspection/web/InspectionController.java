package org.steelyard.assessment.inspection.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
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
import org.steelyard.assessment.inspection.Inspection;
import org.steelyard.assessment.inspection.InspectionRecording;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
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
                recording.record(body.unit(), body.passed(), body.inspector(), caller, moment, conditions),
                "/api/inspections",
                InspectionView::of);
    }

    @GetMapping
    Page<InspectionView> list(@RequestParam(required = false) @Nullable String unit, Caller caller, PageRequest page) {
        return page.page(recording.inspections(unit, caller, page), Inspection::position, InspectionView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<InspectionView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(recording.inspection(id, caller), InspectionView::of);
    }

    record RecordInspection(
            @NotBlank @Size(max = 32) String unit,
            @NotNull Set<@NotNull InspectionItem> passed,
            @Nullable @Size(max = 64) String inspector,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    record InspectionView(
            String id,
            UnitRef unit,
            String inspector,
            List<InspectionItem> passed,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt) {

        static InspectionView of(Inspection inspection) {
            return new InspectionView(
                    inspection.id(),
                    inspection.unit(),
                    inspection.inspector(),
                    inspection.passed().stream()
                            .sorted(Comparator.naturalOrder())
                            .toList(),
                    inspection.occurredAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    inspection.recordedAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime());
        }
    }
}
