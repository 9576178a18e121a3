package org.steelyard.assessment.duty.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.duty.Duty;
import org.steelyard.assessment.duty.DutyDetails;
import org.steelyard.assessment.duty.DutyKind;
import org.steelyard.assessment.duty.DutyRecording;
import org.steelyard.assessment.duty.RecordDuty;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

@RestController
@RequestMapping("/api/duties")
class DutyController {

    private final DutyRecording recording;
    private final Clock clock;

    DutyController(DutyRecording recording, Clock clock) {
        this.recording = recording;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<DutyView> record(@Valid @RequestBody RecordDuty body, Caller caller, Conditions conditions) {
        var kind = kindOf(body);
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.created(
                recording.record(kind, body, caller, moment, conditions),
                "/api/duties",
                duty -> DutyView.of(duty, caller));
    }

    private static DutyKind kindOf(RecordDuty body) {
        return switch (body) {
            case RecordDuty.RulesFiled _ -> DutyKind.RULES_FILED;
            case RecordDuty.MeetingHeld _ -> DutyKind.MEETING_HELD;
            case RecordDuty.PublicityHeld _ -> DutyKind.PUBLICITY_HELD;
            case RecordDuty.CasePublished _ -> DutyKind.CASE_PUBLISHED;
            case RecordDuty.PatrolRecorded _ -> DutyKind.PATROL_RECORDED;
            case RecordDuty.PromotionHeld _ -> DutyKind.PROMOTION_HELD;
            case RecordDuty.CoordinationHeld _ -> DutyKind.COORDINATION_HELD;
            case RecordDuty.JointActionHeld _ -> DutyKind.JOINT_ACTION_HELD;
            case RecordDuty.PointAssessed _ -> DutyKind.POINT_ASSESSED;
            case RecordDuty.CommendationRecorded _ -> DutyKind.COMMENDATION_RECORDED;
            case RecordDuty.DeductionRecorded _ -> DutyKind.DEDUCTION_RECORDED;
            case RecordDuty.OfUnknownKind _ -> throw unknown("kind");
        };
    }

    private static FieldRefused unknown(String field) {
        return new FieldRefused(field, "one-of", DutyKind.names().toString());
    }

    @GetMapping
    Page<DutyView> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Caller caller,
            PageRequest page) {
        var wanted = kind == null ? null : DutyKind.of(kind).orElseThrow(() -> unknown("kind"));
        return page.page(
                recording.duties(unit, wanted, from, to, caller, page),
                Duty::position,
                duty -> DutyView.of(duty, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<DutyView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(recording.duty(id, caller), duty -> DutyView.of(duty, caller));
    }

    /** A record as it is shown; the remark is not the operator's to read. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DutyView(
            String id,
            DutyKind kind,
            UnitRef unit,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            DutyDetails details,
            List<String> evidence,
            int papers,
            @Nullable String externalReference,
            @Nullable String note) {

        static DutyView of(Duty duty, Caller caller) {
            return new DutyView(
                    duty.id(),
                    duty.kind(),
                    duty.unit(),
                    duty.occurredAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    duty.recordedAt().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    duty.details(),
                    duty.evidence(),
                    duty.papers(),
                    duty.externalReference(),
                    caller.is(Role.OPERATOR) ? null : duty.note());
        }
    }
}
