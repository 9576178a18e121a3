package org.steelyard.escalation.notification.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.steelyard.escalation.notification.NotificationReading;
import org.steelyard.escalation.notification.NotificationSettings;
import org.steelyard.escalation.notification.NotificationStreams;
import org.steelyard.escalation.notification.Recipient;
import org.steelyard.platform.security.Caller;

/** What the caller's office or unit was told: a list to catch up with, a stream to be told at once. */
@RestController
@RequestMapping("/api/notifications")
class NotificationController {

    private final NotificationReading reading;
    private final NotificationStreams streams;
    private final NotificationSettings settings;

    NotificationController(NotificationReading reading, NotificationStreams streams, NotificationSettings settings) {
        this.reading = reading;
        this.streams = streams;
        this.settings = settings;
    }

    /** Pages by the notification's own number; {@code next} is what to give as {@code after}. */
    @GetMapping
    NotificationPage list(
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        var found = reading.after(Recipient.of(caller), after, limit + 1);
        var items = found.stream().limit(limit).map(NotificationView::of).toList();
        var standing = reading.standing(caller);
        return new NotificationPage(
                items,
                found.size() > limit ? Long.toString(items.getLast().id()) : null,
                standing.unread(),
                standing.upTo());
    }

    /** The caller has read so far; the mark only moves on, so that sending it twice, or late, does no harm. */
    @PostMapping("/read")
    NotificationReading.Standing read(@Valid @RequestBody Read body, Caller caller) {
        return reading.read(body.upTo(), caller);
    }

    /** Resumes after {@code Last-Event-ID}, or {@code after} at the first time; without either, tells what is new from now. */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable @Min(0) Long lastEventId,
            @RequestParam(required = false) @Nullable @Min(0) Long after,
            Caller caller) {
        var stream = new ServerSentStream(settings.streamLifetime());
        stream.whenGone(streams.open(
                Recipient.of(caller), caller.account(), lastEventId == null ? after : lastEventId, stream));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // proxies that hold back would make news late
                .body(stream.emitter());
    }

    /**
     * A part of the list.
     *
     * @param next what to give as {@code after} for the next part, none at the end
     * @param unread notifications the caller has not read, on all parts together
     * @param readUpTo the last one the caller has read
     */
    record NotificationPage(
            List<NotificationView> items, @Nullable String next, long unread, long readUpTo) {}

    /** What {@code POST …/read} takes. */
    record Read(@NotNull @Min(0) Long upTo) {}
}
