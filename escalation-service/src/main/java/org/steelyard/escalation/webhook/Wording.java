package org.steelyard.escalation.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.steelyard.escalation.notification.Notification;
import tools.jackson.databind.json.JsonMapper;

/** Puts a message into the form its receiver understands, and signs it. */
@Component
class Wording {

    private static final int TITLE_CHARACTERS = 40;

    private final MessageSource messages;
    private final JsonMapper json;

    Wording(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    Receiver.Call call(Webhook webhook, Message message, Instant now) {
        return switch (webhook.format()) {
            case GENERIC -> generic(webhook, message, now);
            case DINGTALK -> dingTalk(webhook, message, now);
            case WECOM -> new Receiver.Call(webhook.url(), Map.of(), weCom(message));
        };
    }

    private Receiver.Call generic(Webhook webhook, Message message, Instant now) {
        var body = json.writeValueAsString(new Generic(
                message.type(),
                now,
                new Content(
                        webhook.recipient().name(),
                        message.notifications().stream().map(Told::of).toList())));
        var secret = Objects.requireNonNull(webhook.secret(), "a generic webhook has a secret");
        return new Receiver.Call(
                webhook.url(),
                Map.of(
                        "webhook-id", message.id(),
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", Signatures.standard(secret, message.id(), now, body)),
                body);
    }

    private Receiver.Call dingTalk(Webhook webhook, Message message, Instant now) {
        var secret = webhook.secret();
        var url = webhook.url();
        var signed = secret == null
                ? url
                : URI.create(url + (url.getRawQuery() == null ? "?" : "&") + Signatures.dingTalk(secret, now));
        return new Receiver.Call(
                signed,
                Map.of(),
                json.writeValueAsString(Map.of(
                        "msgtype", "markdown", "markdown", Map.of("title", title(message), "text", text(message)))));
    }

    private String weCom(Message message) {
        return json.writeValueAsString(Map.of("msgtype", "markdown", "markdown", Map.of("content", text(message))));
    }

    private String title(Message message) {
        return message.digest()
                ? say("webhook.digest", message.notifications().size())
                : line(message.notifications().getFirst());
    }

    private String text(Message message) {
        var lines = message.notifications().stream().map(this::line).map(line -> "- " + line);
        return "**" + title(message) + "**\n" + lines.collect(Collectors.joining("\n"));
    }

    private String line(Notification notification) {
        var about = notification.title() != null ? notification.title() : notification.ledgerNumber();
        return say("webhook.type." + notification.type()) + " " + harmless(about == null ? "" : about);
    }

    /** What would be markup to a robot is left out. */
    private static String harmless(String text) {
        var plain = text.replaceAll("[\\[\\]()*_`#<>!|~\\\\]", "");
        return plain.codePointCount(0, plain.length()) <= TITLE_CHARACTERS
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, TITLE_CHARACTERS)) + "…";
    }

    private String say(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE));
    }

    /** Whether a robot took what it answered with 200; it says so in the body. */
    boolean isTaken(WebhookFormat format, String answer) {
        if (format == WebhookFormat.GENERIC) {
            return true;
        }
        try {
            return json.readTree(answer).path("errcode").asInt(-1) == 0;
        } catch (tools.jackson.core.JacksonException unreadable) {
            return false;
        }
    }

    private record Generic(String type, Instant timestamp, Content data) {}

    private record Content(String recipient, List<Map<String, Object>> notifications) {}

    /** A notification for a receiver: what the list shows, and the identity of the fact. */
    private static final class Told {
        static Map<String, Object> of(Notification notification) {
            var told = new LinkedHashMap<String, Object>();
            told.put("id", notification.id());
            told.put("event", notification.event());
            told.put("type", notification.type());
            put(told, "escalation", notification.escalation());
            put(told, "complaint", notification.complaint());
            put(told, "ledgerNumber", notification.ledgerNumber());
            told.put("unit", notification.unit());
            put(told, "office", notification.office());
            put(told, "warning", notification.warning());
            put(told, "title", notification.title());
            put(told, "session", notification.session());
            told.put("urgent", notification.isUrgent());
            told.put("at", notification.at());
            return told;
        }

        private static void put(
                Map<String, Object> told, String name, @org.jspecify.annotations.Nullable Object value) {
            if (value != null) {
                told.put(name, value);
            }
        }
    }
}
