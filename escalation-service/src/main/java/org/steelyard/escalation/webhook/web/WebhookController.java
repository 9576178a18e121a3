package org.steelyard.escalation.webhook.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.escalation.webhook.DeadLetter;
import org.steelyard.escalation.webhook.Webhook;
import org.steelyard.escalation.webhook.WebhookFormat;
import org.steelyard.escalation.webhook.WebhookKeeping;
import org.steelyard.escalation.webhook.WebhookKeeping.Registered;
import org.steelyard.escalation.webhook.WebhookKeeping.Registration;
import org.steelyard.escalation.webhook.WebhookKeeping.Standing;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Answers;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Webhooks: registered, changed, removed, and what their receivers did not take. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

    private final WebhookKeeping webhooks;

    WebhookController(WebhookKeeping webhooks) {
        this.webhooks = webhooks;
    }

    @PostMapping
    ResponseEntity<WebhookView> register(@Valid @RequestBody Register body, Caller caller, Conditions conditions) {
        var format = body.format() == null ? WebhookFormat.GENERIC : body.format();
        var wanted = new Registration(body.url(), format, body.office(), body.unit(), body.secret());
        return answer(webhooks.register(wanted, caller, conditions));
    }

    @GetMapping
    Page<WebhookView> list(Caller caller, PageRequest page) {
        return page.page(webhooks.list(caller, page.after(), page.limit() + 1), Webhook::id, WebhookView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<WebhookView> one(@PathVariable String id, Caller caller) {
        var standing = webhooks.find(id, caller);
        return Answers.ok(standing.webhook(), _ -> WebhookView.of(standing));
    }

    @PatchMapping("/{id}")
    ResponseEntity<WebhookView> change(
            @PathVariable String id, @Valid @RequestBody Change body, Caller caller, Conditions conditions) {
        return Answers.ok(webhooks.change(id, body.url(), body.active(), caller, conditions), WebhookView::of);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, Caller caller, Conditions conditions) {
        webhooks.remove(id, caller, conditions);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/secret")
    ResponseEntity<WebhookView> changeSecret(@PathVariable String id, Caller caller, Conditions conditions) {
        var registered = webhooks.changeSecret(id, caller, conditions);
        var webhook = registered.created().aggregate();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(Long.toString(webhook.revision()))
                .body(WebhookView.of(webhook, registered.secret()));
    }

    /** Pages by the number of the first notification in a letter; {@code next} is what to give as {@code after}. */
    @GetMapping("/{id}/dead-letters")
    Page<DeadLetterView> deadLetters(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Caller caller) {
        var found = webhooks.deadLetters(id, caller, after, limit + 1);
        var items = found.stream().limit(limit).toList();
        return new Page<>(
                items.stream().map(DeadLetterView::of).toList(),
                found.size() > limit ? Long.toString(items.getLast().first()) : null);
    }

    /** Sent again soon; who asks twice asks for the same. */
    @PostMapping("/{id}/replay")
    ResponseEntity<Replaying> replay(@PathVariable String id, @Valid @RequestBody Replay body, Caller caller) {
        var letters = body.deadLetters() == null ? List.<String>of() : body.deadLetters();
        return ResponseEntity.accepted().body(new Replaying(webhooks.replay(id, letters, caller)));
    }

    private static ResponseEntity<WebhookView> answer(Registered registered) {
        var webhook = registered.created().aggregate();
        var view = WebhookView.of(webhook, registered.secret());
        var answer = registered.created().fresh()
                ? ResponseEntity.created(URI.create("/api/webhooks/" + webhook.id()))
                : ResponseEntity.ok();
        return answer.cacheControl(CacheControl.noStore())
                .eTag(Long.toString(webhook.revision()))
                .body(view);
    }

    /** What {@code POST /api/webhooks} takes. */
    record Register(
            @NotBlank @Size(max = 2000) String url,
            @Nullable WebhookFormat format,
            @Nullable @Size(min = 1, max = 64) String office,
            @Nullable @Size(min = 1, max = 64) String unit,

            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "[\\x21-\\x7e]*", message = "{field.plain-text}")
            String secret) {

        @Override
        public String toString() {
            return "Register[withheld]";
        }
    }

    /** What {@code PATCH …/{id}} takes; what is left out stays. */
    record Change(
            @Nullable @Size(min = 1, max = 2000) String url,
            @Nullable Boolean active) {
        @Override
        public String toString() {
            return "Change[withheld]";
        }
    }

    /** What {@code POST …/replay} takes: ids of dead letters, none for all. */
    record Replay(@Nullable @Size(max = 200) List<@NotBlank @Size(max = 200) String> deadLetters) {}

    /** How many are being sent again. */
    record Replaying(long replaying) {}

    /**
     * A webhook as people see it.
     *
     * @param host where it goes, without what is secret in an address
     * @param secret only in the answer that made it
     */
    record WebhookView(
            String id,
            String recipient,
            WebhookFormat format,
            String host,
            boolean active,
            Instant registeredAt,
            @Nullable String secret,
            @Nullable Health health) {

        static WebhookView of(Webhook webhook) {
            return of(webhook, null, null);
        }

        static WebhookView of(Webhook webhook, @Nullable String secret) {
            return of(webhook, secret, null);
        }

        static WebhookView of(Standing standing) {
            return of(
                    standing.webhook(),
                    null,
                    new Health(
                            standing.failures(),
                            standing.lastFailure(),
                            standing.lastDeliveredAt(),
                            standing.nextTryAt(),
                            standing.deadLetters()));
        }

        private static WebhookView of(Webhook webhook, @Nullable String secret, @Nullable Health health) {
            return new WebhookView(
                    webhook.id(),
                    webhook.recipient().name(),
                    webhook.format(),
                    webhook.host(),
                    webhook.isActive(),
                    webhook.registeredAt(),
                    secret,
                    health);
        }

        @Override
        public String toString() {
            return "WebhookView[" + id + "]";
        }
    }

    /** How its receiver is. */
    record Health(
            int failures,
            @Nullable String lastFailure,
            @Nullable Instant lastDeliveredAt,
            @Nullable Instant nextTryAt,
            long deadLetters) {}

    /** What was not taken, and why. */
    record DeadLetterView(
            String id, boolean digest, int notifications, String type, String cause, Instant diedAt, boolean replay) {
        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(
                    letter.id(),
                    letter.digest(),
                    letter.notifications().size(),
                    letter.digest()
                            ? "digest"
                            : letter.notifications().getFirst().type(),
                    letter.cause(),
                    letter.diedAt(),
                    letter.replay());
        }
    }
}
