package org.steelyard.training.session.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.session.Session;
import org.steelyard.training.session.SessionHandling;
import org.steelyard.training.session.SessionHandling.Attended;
import org.steelyard.training.session.SessionHandling.Outcome;
import org.steelyard.training.session.SessionHandling.RosterEntry;
import org.steelyard.training.session.SessionPlan;
import org.steelyard.training.session.SessionStatus;

@RestController
@RequestMapping("/api/training/sessions")
class SessionController {

    private final SessionHandling handling;
    private final Clock clock;

    SessionController(SessionHandling handling, Clock clock) {
        this.handling = handling;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<SessionView> plan(@Valid @RequestBody PlanSession body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        var created = handling.plan(body.plan(), body.unit(), caller, moment, conditions);
        return Answers.created(created, "/api/training/sessions", session -> SessionView.of(session, caller));
    }

    @GetMapping
    Page<SessionView> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable SessionStatus status,
            Caller caller,
            PageRequest page) {
        return page.page(
                handling.sessions(unit, status, caller, page),
                Session::position,
                session -> SessionView.of(session, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<SessionView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(handling.session(id, caller), session -> SessionView.of(session, caller));
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<SessionView> cancel(
            @PathVariable String id, @Valid @RequestBody CancelSession body, Caller caller, Conditions conditions) {
        var moment = Moment.of(body.occurredAt(), body.recordedAt(), caller, clock.instant());
        return Answers.ok(handling.cancel(id, caller, moment, conditions), session -> SessionView.of(session, caller));
    }

    @PostMapping("/{id}/attendance")
    ResponseEntity<AttendanceView> attend(
            @PathVariable String id, @Valid @RequestBody EnterAttendance body, Caller caller, Conditions conditions) {
        var attended = handling.attend(id, body.entries(), body.occurredAt(), body.recordedAt(), caller, conditions);
        return Answers.ok(attended.session(), _ -> viewOf(attended));
    }

    record PlanSession(
            @NotNull TrainingMode mode,
            @NotEmpty @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,32}") String> modules,
            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(max = 200) String place,
            @NotNull OffsetDateTime startsAt,
            @NotNull OffsetDateTime endsAt,
            @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 32) String> areas,
            @Nullable @Min(1) @Max(2000) Integer capacity,
            @Nullable @Size(min = 1, max = 100) String trainer,
            @Nullable Role audience,
            @Nullable @Size(max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        SessionPlan plan() {
            return new SessionPlan(
                    mode,
                    modules.stream().distinct().toList(),
                    title,
                    place,
                    startsAt.toInstant().truncatedTo(ChronoUnit.MILLIS),
                    endsAt.toInstant().truncatedTo(ChronoUnit.MILLIS),
                    areas.stream().distinct().toList(),
                    capacity,
                    trainer,
                    audience);
        }

        @Override
        public String toString() {
            return "PlanSession"; // a name stays out of logs
        }
    }

    record CancelSession(
            @Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt) {}

    record EnterAttendance(
            @NotNull @Size(max = 500) List<@NotNull @Valid PresentOfficer> officers,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {

        List<RosterEntry> entries() {
            return officers.stream()
                    .map(present -> new RosterEntry(present.officer(), present.unit()))
                    .toList();
        }
    }

    record PresentOfficer(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,64}")
            String officer,

            @NotBlank @Size(max = 32) String unit) {}

    static AttendanceView viewOf(Attended attended) {
        var session = attended.session();
        return new AttendanceView(
                session.id(),
                session.status(),
                session.roster().size(),
                attended.outcomes().stream().map(CompletionView::of).toList());
    }

    record AttendanceView(String id, SessionStatus status, int attendance, List<CompletionView> completions) {}

    record CompletionView(
            String id,
            String officer,
            String module,
            @JsonProperty("new") boolean fresh) {

        static CompletionView of(Outcome outcome) {
            return new CompletionView(outcome.id(), outcome.officer(), outcome.module(), outcome.fresh());
        }
    }
}
