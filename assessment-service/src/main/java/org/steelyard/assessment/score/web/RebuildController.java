package org.steelyard.assessment.score.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.score.Rebuilding;
import org.steelyard.assessment.score.ScoringEngines;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;

/** Rebuilding live scores from the log, for operators. */
@RestController
@RequestMapping("/api/scores/rebuilds")
class RebuildController {

    private final Rebuilding rebuilding;

    RebuildController(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @PostMapping
    ResponseEntity<ScoringEngines.State> start(Caller caller, Conditions conditions) {
        var state = rebuilding.start(caller, conditions);
        return ResponseEntity.accepted()
                .location(URI.create("/api/scores/rebuilds"))
                .body(state);
    }

    @GetMapping
    ResponseEntity<Rebuilding.Status> status(Caller caller) {
        var status = rebuilding.status(caller);
        return ResponseEntity.ok()
                .eTag(Long.toString(status.engines().revision()))
                .body(status);
    }

    @PostMapping("/{number}/switch")
    ScoringEngines.State switchTo(
            @PathVariable int number,
            @RequestBody(required = false) @Nullable Switch body,
            Caller caller,
            Conditions conditions) {
        return rebuilding.switchTo(
                number, body != null && Boolean.TRUE.equals(body.acceptDifferences()), caller, conditions);
    }

    @DeleteMapping("/{number}")
    ResponseEntity<Void> drop(@PathVariable int number, Caller caller, Conditions conditions) {
        rebuilding.drop(number, caller, conditions);
        return ResponseEntity.noContent().build();
    }

    /**
     * A switch.
     *
     * @param acceptDifferences whether to switch though the two differ
     */
    record Switch(@Nullable Boolean acceptDifferences) {}
}
