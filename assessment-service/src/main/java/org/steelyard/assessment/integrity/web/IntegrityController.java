package org.steelyard.assessment.integrity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.time.Instant;
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
import org.steelyard.assessment.integrity.FlagSettling;
import org.steelyard.assessment.integrity.FlagState;
import org.steelyard.assessment.integrity.IntegrityReview;
import org.steelyard.assessment.integrity.SettleFlag;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.IntegrityFinding;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

@RestController
@RequestMapping("/api/integrity/flags")
class IntegrityController {

    private final FlagSettling settling;

    IntegrityController(FlagSettling settling) {
        this.settling = settling;
    }

    @GetMapping
    Page<FlagRow> list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable IntegrityCheck check,
            @RequestParam(required = false) @Nullable FlagState state,
            Caller caller,
            PageRequest page) {
        return page.page(settling.flags(unit, check, state, caller, page), IntegrityReview::position, FlagRow::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<FlagView> get(@PathVariable String id, Caller caller) {
        return Answers.ok(settling.flag(id, caller), flag -> FlagView.of(flag, caller));
    }

    @PostMapping("/{id}/settlement")
    ResponseEntity<FlagView> settle(
            @PathVariable String id, @Valid @RequestBody SettleFlag body, Caller caller, Conditions conditions) {
        return Answers.ok(settling.settle(id, body, caller, conditions), flag -> FlagView.of(flag, caller));
    }

    /**
     * A flag in a list.
     *
     * @param subjects how many subjects are its evidence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FlagRow(
            String id,
            UnitRef unit,
            int period,
            IntegrityCheck check,
            int round,
            FlagState state,
            OffsetDateTime raisedAt,
            int subjects,
            @Nullable IntegrityFinding finding,
            @Nullable OffsetDateTime settledAt) {

        static FlagRow of(IntegrityReview flag) {
            return new FlagRow(
                    flag.id(),
                    flag.unit(),
                    flag.period(),
                    flag.check(),
                    flag.round(),
                    flag.state(),
                    local(flag.raisedAt()),
                    flag.evidence().size(),
                    flag.finding(),
                    whenSettled(flag));
        }
    }

    /** A flag with its evidence; the note is for those who review. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FlagView(
            String id,
            UnitRef unit,
            int period,
            IntegrityCheck check,
            int round,
            FlagState state,
            OffsetDateTime raisedAt,
            List<String> evidence,
            @Nullable IntegrityFinding finding,
            @Nullable OffsetDateTime settledAt,
            @Nullable Role settledBy,
            @Nullable String note) {

        static FlagView of(IntegrityReview flag, Caller caller) {
            return new FlagView(
                    flag.id(),
                    flag.unit(),
                    flag.period(),
                    flag.check(),
                    flag.round(),
                    flag.state(),
                    local(flag.raisedAt()),
                    flag.evidence(),
                    flag.finding(),
                    whenSettled(flag),
                    flag.settledBy(),
                    FlagSettling.mayReview(caller) ? flag.note() : null);
        }
    }

    private static @Nullable OffsetDateTime whenSettled(IntegrityReview flag) {
        var at = flag.settledAt();
        return at == null ? null : local(at);
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
