package org.steelyard.assessment.network.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.network.Office;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.NetworkEvent.OfficeState;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

@RestController
@RequestMapping("/api/offices")
class OfficeController {

    private final OfficeRegistry registry;
    private final Clock clock;

    OfficeController(OfficeRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<OfficeState> register(
            @Valid @RequestBody RegisterOffice body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.created(
                registry.register(body.state(), caller, moment, conditions), "/api/offices", Office::state);
    }

    @GetMapping
    Page<OfficeState> list(Caller caller, PageRequest page) {
        return page.page(registry.offices(caller, page), Office::id, Office::state);
    }

    @GetMapping("/{code}")
    ResponseEntity<OfficeState> get(@PathVariable String code, Caller caller) {
        return Answers.ok(registry.office(code, caller), Office::state);
    }

    record RegisterOffice(
            @NotBlank @Size(max = 64) String code,
            @NotBlank @Size(max = 100) String name,
            @NotNull OfficeKind kind,
            @NotNull @Size(max = 50) List<@NotNull Category> categories,
            @NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 32) String> covers,
            @NotNull Boolean onDuty,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        OfficeState state() {
            return new OfficeState(
                    code,
                    name,
                    kind,
                    categories.stream().distinct().toList(),
                    covers.stream().distinct().toList(),
                    onDuty);
        }
    }
}
