package org.steelyard.escalation.warning.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.escalation.warning.Entry;
import org.steelyard.escalation.warning.Issue;
import org.steelyard.escalation.warning.Photo;
import org.steelyard.escalation.warning.WarningHandling;
import org.steelyard.escalation.warning.WarningHandling.Relay;
import org.steelyard.escalation.warning.WarningRelay;
import org.steelyard.escalation.warning.web.WarningView.RelayView;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Safety warnings: issued by the county, passed on by stations and points, and who has not. */
@RestController
@RequestMapping("/api/warnings")
class WarningController {

    private static final String TEXT = "[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]*";
    private static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    private final WarningHandling warnings;
    private final Clock clock;

    WarningController(WarningHandling warnings, Clock clock) {
        this.warnings = warnings;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<WarningView> issue(@Valid @RequestBody IssueWarning body, Caller caller, Conditions conditions) {
        var created = warnings.issue(
                new Issue(body.category(), body.title(), body.content(), body.areas()),
                entry(body.occurredAt(), body.recordedAt(), caller),
                caller,
                conditions);
        var id = created.aggregate().id();
        var view = WarningView.of(warnings.find(id, caller));
        return created.fresh()
                ? ResponseEntity.created(URI.create("/api/warnings/" + id)).body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping
    Page<WarningSummary> list(Caller caller, PageRequest page) {
        return page.page(warnings.list(caller, page.after(), page.limit() + 1), warnings::placeOf, WarningSummary::of);
    }

    /** Live by asking again: the tag changes with each relay and when time runs out, else it is a 304 without a body. */
    @GetMapping("/{id}")
    ResponseEntity<WarningView> one(@PathVariable String id, Caller caller) {
        var standing = warnings.find(id, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(WarningView.tag(standing))
                .body(WarningView.of(standing));
    }

    @PostMapping(path = "/{id}/relays", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RelayView> relay(
            @PathVariable String id, @Valid @RequestBody RelayWarning body, Caller caller, Conditions conditions) {
        var entry = entry(body.occurredAt(), body.recordedAt(), caller);
        var relay = new Relay(body.unit(), body.note(), null);
        return answer(warnings.relay(id, relay, entry, caller, conditions));
    }

    /** With a picture of where it was posted as the body; what else there is to say are codes and times. */
    @PostMapping(
            path = "/{id}/relays",
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    ResponseEntity<RelayView> relayWithPhoto(
            @PathVariable String id,
            @RequestBody byte[] photo,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType claimed,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 64) String unit,
            @RequestParam(required = false) @Nullable OffsetDateTime occurredAt,
            @RequestParam(required = false) @Nullable OffsetDateTime recordedAt,
            Caller caller,
            Conditions conditions) {
        var entry = entry(occurredAt, recordedAt, caller);
        var shown = Photo.of(photo)
                .filter(found ->
                        MediaType.parseMediaType(found.type().mediaType()).equalsTypeAndSubtype(claimed))
                .orElseThrow(() -> new FieldRefused("photo", "photo-type"));
        return answer(warnings.relay(id, new Relay(unit, null, shown), entry, caller, conditions));
    }

    @GetMapping("/{id}/relays/{unit}")
    RelayView relay(@PathVariable String id, @PathVariable String unit, Caller caller) {
        return RelayView.of(warnings.relay(id, unit, caller));
    }

    @GetMapping("/{id}/relays/{unit}/photo")
    ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable String unit, Caller caller) {
        var photo = warnings.photo(id, unit, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(photo.type().mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .body(photo.content());
    }

    private static ResponseEntity<RelayView> answer(Created<WarningRelay> created) {
        var relay = created.aggregate();
        var view = RelayView.of(relay);
        return created.fresh()
                ? ResponseEntity.created(URI.create("/api/warnings/" + relay.warning() + "/relays/"
                                + relay.unit().code()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    private Entry entry(@Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller) {
        var moment = Moment.of(occurredAt, recordedAt, caller, clock.instant());
        return new Entry(caller.actingRole(), caller.channel(Channel.APP), moment.occurredAt(), moment.recordedAt());
    }

    /** What {@code POST /api/warnings} takes. */
    record IssueWarning(
            @NotNull WarningCategory category,

            @NotBlank @Size(max = 100) @Pattern(regexp = LINE, message = "{field.plain-text}")
            String title,

            @NotBlank @Size(max = 5000) @Pattern(regexp = TEXT, message = "{field.plain-text}")
            String content,

            @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 64) String> areas,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}

    /** What {@code POST …/relays} takes. */
    record RelayWarning(
            @Nullable @Size(min = 1, max = 64) String unit,

            @Nullable @Size(max = 500) @Pattern(regexp = TEXT, message = "{field.plain-text}")
            String note,

            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt) {}
}
