package org.steelyard.testkit.sample.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.testkit.sample.Sheet;

@RestController
class SheetController {
    private final Outbox outbox;
    private final MongoOperations mongo;
    private final Clock clock;
    private final String application;

    SheetController(
            Outbox outbox,
            MongoOperations mongo,
            Clock clock,
            @Value("${spring.application.name}") String application) {
        this.outbox = outbox;
        this.mongo = mongo;
        this.clock = clock;
        this.application = application;
    }

    record OpenSheet(
            @NotNull @Size(min = 1, max = 10) String title,
            @Nullable Category category,
            int count,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    record SheetView(String id, int lines) {
        static SheetView of(Sheet sheet) {
            return new SheetView(sheet.id(), sheet.lines());
        }
    }

    @PostMapping("/api/sheets")
    ResponseEntity<SheetView> open(@Valid @RequestBody OpenSheet request, Caller caller, Conditions conditions) {
        caller.require(Role.STATION_OFFICER, Role.IMPORTER);
        var moment = Moment.of(request.occurredAt(), request.recordedAt(), caller, clock.instant());
        var sheet = new Sheet(conditions.newId(), application);
        return Answers.created(
                outbox.create(sheet, conditions, sheet.fill(moment.occurredAt())), "/api/sheets", SheetView::of);
    }

    @PostMapping("/api/sheets/{id}/lines")
    ResponseEntity<SheetView> fill(@PathVariable String id, Conditions conditions) {
        return Answers.ok(
                outbox.change(() -> require(id), conditions, sheet -> sheet.fill(clock.instant())), SheetView::of);
    }

    @GetMapping("/api/sheets/{id}")
    ResponseEntity<SheetView> get(@PathVariable String id, PageRequest page) {
        return Answers.ok(require(id), SheetView::of);
    }

    private Sheet require(String id) {
        var sheet = mongo.findById(id, Sheet.class);
        if (sheet == null) {
            throw new NotFound("inspection", id);
        }
        return Objects.requireNonNull(sheet);
    }
}
