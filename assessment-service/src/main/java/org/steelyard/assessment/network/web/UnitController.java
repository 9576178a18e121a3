package org.steelyard.assessment.network.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.network.Appointee;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.Unit;
import org.steelyard.assessment.network.UnitRegistration;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

@RestController
@RequestMapping("/api/units")
class UnitController {

    private final NetworkRegistry registry;
    private final Clock clock;

    UnitController(NetworkRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<UnitView> register(@Valid @RequestBody RegisterUnit body, Caller caller, Conditions conditions) {
        var registration = new UnitRegistration(body.code(), body.name(), body.kind(), body.parent(), body.openedOn());
        var created = registry.register(
                registration, caller, moment(body.occurredAt(), body.recordedAt(), caller), conditions);
        return Answers.created(created, "/api/units", unit -> UnitView.of(unit, caller));
    }

    @GetMapping
    Page<UnitView> list(
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable UnitKind kind,
            Caller caller,
            PageRequest page) {
        return page.page(registry.units(parent, kind, caller, page), Unit::id, unit -> UnitView.of(unit, caller));
    }

    @GetMapping("/{code}")
    ResponseEntity<UnitView> get(@PathVariable String code, Caller caller) {
        return Answers.ok(registry.unit(code, caller), unit -> UnitView.of(unit, caller));
    }

    @PatchMapping("/{code}")
    ResponseEntity<UnitView> change(
            @PathVariable String code, @Valid @RequestBody ChangeUnit body, Caller caller, Conditions conditions) {
        var moment = moment(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                registry.change(code, body.name(), body.closedOn(), caller, moment, conditions),
                unit -> UnitView.of(unit, caller));
    }

    @PostMapping("/{code}/merger")
    ResponseEntity<UnitView> merge(
            @PathVariable String code, @Valid @RequestBody MergeUnit body, Caller caller, Conditions conditions) {
        var moment = moment(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                registry.merge(code, body.into(), body.closedOn(), caller, moment, conditions),
                unit -> UnitView.of(unit, caller));
    }

    @PostMapping("/{code}/officers")
    ResponseEntity<UnitView.Officer> appoint(
            @PathVariable String code, @Valid @RequestBody AppointOfficer body, Caller caller, Conditions conditions) {
        var officer = body.officer() == null ? newOfficer(code, conditions) : body.officer();
        var appointed = registry.appoint(
                code,
                new Appointee(officer, body.name(), body.phone()),
                body.from(),
                caller,
                moment(body.occurredAt(), body.recordedAt(), caller),
                conditions);
        var answer = appointed.fresh()
                ? ResponseEntity.created(URI.create("/api/units/" + code + "/officers/" + officer))
                : ResponseEntity.ok();
        return answer.eTag(Long.toString(appointed.unit().revision()))
                .body(UnitView.Officer.of(appointed.tenure(), true));
    }

    /** The same for the same key at the same unit, so that a request sent twice appoints one person. */
    private static String newOfficer(String code, Conditions conditions) {
        return UUID.nameUUIDFromBytes((code + " " + conditions.newId()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @PostMapping("/{code}/officers/{officer}/departure")
    ResponseEntity<UnitView> dismiss(
            @PathVariable String code,
            @PathVariable String officer,
            @Valid @RequestBody DismissOfficer body,
            Caller caller,
            Conditions conditions) {
        var moment = moment(body.occurredAt(), body.recordedAt(), caller);
        return Answers.ok(
                registry.dismiss(code, officer, body.to(), caller, moment, conditions),
                unit -> UnitView.of(unit, caller));
    }

    private Moment moment(@Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller) {
        return Moment.of(occurredAt, recordedAt, caller, clock.instant());
    }

    record RegisterUnit(
            @NotBlank @Size(max = 32) String code,
            @NotBlank @Size(max = 100) String name,
            @NotNull UnitKind kind,
            @Nullable @Size(max = 32) String parent,
            @NotNull LocalDate openedOn,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    record ChangeUnit(
            @Nullable @Pattern(regexp = "(?s).*\\S.*") @Size(max = 100)
            String name,

            @Nullable LocalDate closedOn,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    record MergeUnit(
            @NotBlank @Size(max = 32) String into,
            @NotNull LocalDate closedOn,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    record AppointOfficer(
            @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}")
            String officer,

            @NotBlank @Size(max = 50) String name,
            @Nullable @Pattern(regexp = "[0-9+ ()-]{3,30}") String phone,
            @NotNull LocalDate from,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        @Override
        public String toString() {
            return "AppointOfficer"; // a person's name and phone stay out of logs
        }
    }

    record DismissOfficer(
            @NotNull LocalDate to,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
