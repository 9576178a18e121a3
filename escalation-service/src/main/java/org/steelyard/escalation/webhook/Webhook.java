package org.steelyard.escalation.webhook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.escalation.notification.Recipient;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;

/** An address to which everything a recipient is told is pushed from now on. */
@Document("webhooks")
public class Webhook extends Aggregate {

    private final String recipient;
    private final String county;
    private final WebhookFormat format;
    private final long startAfter;
    private final Instant registeredAt;
    private boolean active = true;

    /** A robot's address is its password. */
    @Sealed
    private String url;

    @Sealed
    private @Nullable String secret;

    Webhook(
            String id,
            String recipient,
            String county,
            WebhookFormat format,
            long startAfter,
            Instant registeredAt,
            String url,
            @Nullable String secret) {
        super(id);
        this.recipient = recipient;
        this.county = county;
        this.format = format;
        this.startAfter = startAfter;
        this.registeredAt = registeredAt;
        this.url = url;
        this.secret = secret;
    }

    void goTo(String another) {
        url = another;
    }

    void signWith(String another) {
        secret = another;
    }

    void setActive(boolean wanted) {
        active = wanted;
    }

    public Recipient recipient() {
        return new Recipient(recipient);
    }

    /** The code of the county it belongs to. */
    String county() {
        return county;
    }

    public WebhookFormat format() {
        return format;
    }

    /** The last notification before it was registered. */
    long startAfter() {
        return startAfter;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** Whether it is pushed to; while not, what comes waits. */
    public boolean isActive() {
        return active;
    }

    URI url() {
        return URI.create(url);
    }

    /** Where it goes, without what is secret in an address. */
    public String host() {
        return url().getScheme() + "://" + url().getRawAuthority();
    }

    @Nullable
    String secret() {
        return secret;
    }
}
