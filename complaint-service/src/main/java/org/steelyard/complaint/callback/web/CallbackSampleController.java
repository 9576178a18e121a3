package org.steelyard.complaint.callback.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.callback.CallbackSample;
import org.steelyard.complaint.callback.CallbackSamples;
import org.steelyard.contracts.Role;
import org.steelyard.platform.security.Caller;

/** The samples of closed complaints that are called back. */
@RestController
@RequestMapping(CallbackSampleController.PATH)
class CallbackSampleController {

    static final String PATH = "/api/callback-samples";

    private final CallbackSamples samples;

    CallbackSampleController(CallbackSamples samples) {
        this.samples = samples;
    }

    /** Repeatable by itself: a unit and month are drawn once. */
    @PostMapping
    ResponseEntity<SampleView> draw(@Valid @RequestBody DrawSample request, Caller caller) {
        var draw = samples.draw(request.unit(), request.month(), caller);
        var view = SampleView.of(draw.sample());
        return draw.fresh()
                ? ResponseEntity.created(URI.create(PATH + "?unit=" + view.unit() + "&month=" + view.month()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping
    SampleView get(@RequestParam String unit, @RequestParam YearMonth month, Caller caller) {
        return SampleView.of(samples.sample(unit, month, caller));
    }

    record DrawSample(
            @NotNull @Size(min = 1, max = 32) String unit,
            @NotNull YearMonth month) {}

    record SampleView(
            String unit,
            String month,
            String seed,
            int size,
            List<String> population,
            List<String> drawn,
            Instant drawnAt,
            Role drawnBy) {

        static SampleView of(CallbackSample sample) {
            return new SampleView(
                    sample.unit(),
                    sample.month(),
                    sample.seed(),
                    sample.size(),
                    sample.population(),
                    sample.drawn(),
                    sample.drawnAt(),
                    sample.drawnBy());
        }
    }
}
