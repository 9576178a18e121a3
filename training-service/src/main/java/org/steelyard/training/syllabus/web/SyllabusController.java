package org.steelyard.training.syllabus.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.syllabus.Edition;
import org.steelyard.training.syllabus.Syllabus;
import org.steelyard.training.syllabus.SyllabusPublishing;

@RestController
@RequestMapping("/api/training/syllabi")
class SyllabusController {

    private final SyllabusPublishing publishing;
    private final Clock clock;

    SyllabusController(SyllabusPublishing publishing, Clock clock) {
        this.publishing = publishing;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<SyllabusView> publish(
            @Valid @RequestBody PublishSyllabus body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        var created = publishing.publish(body.id(), body.edition(), caller, moment, conditions);
        var answer = created.fresh()
                ? ResponseEntity.created(URI.create("/api/training/syllabi/" + body.id()))
                : ResponseEntity.ok();
        return answer.eTag(Long.toString(created.aggregate().revision())).body(SyllabusView.of(created.aggregate()));
    }

    @GetMapping
    Page<SyllabusView> list(Caller caller, PageRequest page) {
        return page.page(publishing.syllabi(caller, page), Syllabus::id, SyllabusView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<SyllabusView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(publishing.syllabus(id, caller), SyllabusView::of);
    }

    record PublishSyllabus(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}")
            String id,

            @NotNull @Min(1) Integer version,
            @NotNull LocalDate validFrom,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid ModuleBody> modules,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        Edition edition() {
            return new Edition(
                    version,
                    validFrom,
                    modules.stream()
                            .map(module -> new Edition.Module(
                                    module.code(),
                                    module.title(),
                                    module.titleEn(),
                                    Boolean.TRUE.equals(module.selfStudy()),
                                    module.hours()))
                            .toList());
        }
    }

    record ModuleBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,32}")
            String code,

            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(min = 1, max = 200) String titleEn,
            @Nullable Boolean selfStudy,

            @Nullable @DecimalMin("0.5") @DecimalMax("999") @Digits(integer = 3, fraction = 1)
            BigDecimal hours) {}

    /** The latest edition, and those before it. */
    record SyllabusView(
            String id, int version, LocalDate validFrom, List<Edition.Module> modules, List<Edition> earlier) {

        static SyllabusView of(Syllabus syllabus) {
            var editions = syllabus.editions();
            var latest = editions.getLast();
            return new SyllabusView(
                    syllabus.code(),
                    latest.version(),
                    latest.validFrom(),
                    latest.modules(),
                    editions.subList(0, editions.size() - 1));
        }
    }
}
