package org.steelyard.assessment.whatif.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.score.Periods;
import org.steelyard.assessment.whatif.UnitChange;
import org.steelyard.assessment.whatif.WhatIf;
import org.steelyard.assessment.whatif.WhatIfAsking;
import org.steelyard.assessment.whatif.WhatIfs;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** What another scheme would change, asked before it is adopted. */
@RestController
@RequestMapping("/api/schemes")
class WhatIfController {

    private final WhatIfAsking asking;
    private final Clock clock;

    WhatIfController(WhatIfAsking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** Starts a comparison with a scheme's version in force, or with the version named; 202 while it is worked on. */
    @PostMapping("/{id}/what-if")
    ResponseEntity<WhatIfView> ask(
            @PathVariable String id, @Valid @RequestBody AskWhatIf body, Caller caller, Conditions conditions) {
        var asOf = body.asOf() == null ? null : body.asOf().toInstant();
        var created = asking.ask(
                id,
                new WhatIfAsking.Proposal(body.version(), body.draft()),
                Periods.of(body.period(), clock),
                asOf,
                caller,
                conditions);
        return ResponseEntity.accepted()
                .location(URI.create(
                        "/api/schemes/what-ifs/" + created.aggregate().id()))
                .body(view(created.aggregate(), null));
    }

    @GetMapping("/what-ifs")
    Page<WhatIfView> list(Caller caller, PageRequest page) {
        return page.page(asking.whatIfs(caller, page), WhatIfAsking::position, whatIf -> view(whatIf, null));
    }

    /** How far it is and, when it is done, a page of its units, the largest change first. */
    @GetMapping("/what-ifs/{job}")
    WhatIfView get(@PathVariable String job, Caller caller, PageRequest page) {
        var whatIf = asking.whatIf(job, caller);
        var units = whatIf.totals() == null
                ? null
                : page.page(asking.lines(whatIf, page), WhatIfs.Line::place, WhatIfs.Line::change);
        return view(whatIf, units);
    }

    private WhatIfView view(WhatIf whatIf, @Nullable Page<UnitChange> units) {
        var asked = whatIf.asked();
        return new WhatIfView(
                whatIf.id(),
                whatIf.state(),
                whatIf.done(),
                whatIf.total(),
                whatIf.failure(),
                asked.county(),
                asked.period(),
                local(asked.asOf()),
                asked.current(),
                asked.proposed(),
                asked.text() != null,
                local(asked.at()),
                whatIf.endedAt() == null ? null : local(whatIf.endedAt()),
                local(asked.expiresAt()),
                whatIf.totals(),
                units);
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    /**
     * A question.
     *
     * @param version a published version to compare with, {@code id@version}
     * @param draft the text of a scheme file instead
     * @param period the calendar year, this one if none is given
     * @param asOf now if none is given
     */
    record AskWhatIf(
            @Nullable @Size(max = 48) String version,
            @Nullable @Size(max = 200_000) String draft,
            @Nullable @Size(max = 4) String period,
            @Nullable OffsetDateTime asOf) {}

    /**
     * A what-if.
     *
     * @param done units scored so far, of {@code total}
     * @param failure the name of the problem, of a job that failed
     * @param draft whether the proposed version is not published
     * @param totals how many units change, once it is done
     * @param units a page of them, the largest change first, once it is done
     */
    record WhatIfView(
            String id,
            WhatIf.State state,
            int done,
            int total,
            @Nullable String failure,
            String county,
            int period,
            OffsetDateTime asOf,
            String current,
            String proposed,
            boolean draft,
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime endedAt,
            OffsetDateTime expiresAt,
            WhatIf.@Nullable Totals totals,
            @Nullable Page<UnitChange> units) {}
}
