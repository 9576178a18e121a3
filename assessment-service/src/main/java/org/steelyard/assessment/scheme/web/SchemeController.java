package org.steelyard.assessment.scheme.web;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.SchemePublishing;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;

/** The scoring schemes, open to everyone who is scored by them; the regulator publishes new versions. */
@RestController
@RequestMapping("/api/schemes")
class SchemeController {

    private static final String YAML = MediaType.APPLICATION_YAML_VALUE;

    private final Schemes schemes;
    private final SchemePublishing publishing;

    SchemeController(Schemes schemes, SchemePublishing publishing) {
        this.schemes = schemes;
        this.publishing = publishing;
    }

    @GetMapping
    Page<SchemeView.Summary> list() {
        return new Page<>(summaries(schemes.all()), null);
    }

    /** A version, such as {@code point@1}. */
    @GetMapping("/{ref:[^@]+@[0-9]+}")
    SchemeView get(@PathVariable String ref) {
        return schemes.byRef(ref).map(SchemeView::of).orElseThrow(() -> new NotFound("scheme", ref));
    }

    /** The file of a version as it was written, from which the next one is made. */
    @GetMapping(path = "/{ref:[^@]+@[0-9]+}/file", produces = YAML)
    ResponseEntity<String> asWritten(@PathVariable String ref, Caller caller) {
        caller.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
        var scheme = schemes.byRef(ref).orElseThrow(() -> new NotFound("scheme", ref));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_YAML, StandardCharsets.UTF_8))
                .body(scheme.text());
    }

    /** All versions of a scheme, such as {@code point}. */
    @GetMapping("/{id:[^@]+}")
    Page<SchemeView.Summary> versions(@PathVariable String id) {
        var all =
                schemes.all().stream().filter(scheme -> scheme.id().equals(id)).toList();
        if (all.isEmpty()) {
            throw new NotFound("scheme", id);
        }
        return new Page<>(summaries(all), null);
    }

    /**
     * Publishes a version: the body is the scheme file, as YAML or as JSON of the same shape, which is YAML as well.
     *
     * @param dryRun only checks it
     */
    @PostMapping(consumes = {YAML, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<SchemeView> publish(
            @RequestBody byte[] file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            Conditions conditions) {
        var text = text(file);
        if (dryRun) {
            return ResponseEntity.ok(SchemeView.of(publishing.check(text, caller)));
        }
        var published = publishing.publish(text, caller, conditions);
        var view = SchemeView.of(published.scheme());
        return published.fresh()
                ? ResponseEntity.created(
                                URI.create("/api/schemes/" + view.scheme().id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw (FieldRefused) new FieldRefused("file", "scheme-utf-8").initCause(e);
        }
    }

    private static List<SchemeView.Summary> summaries(List<Scheme> all) {
        return all.stream().map(SchemeView.Summary::of).toList();
    }
}
