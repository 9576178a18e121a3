package org.steelyard.assessment.scheme;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SchemeEvent.SchemePublished;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;

/** A scheme version that has been told of; its text must never change again. */
@Document("schemes")
class PublishedScheme extends Aggregate {

    /** A scheme is for every county that runs by it. */
    private static final UnitRef EVERYWHERE = new UnitRef("000000000000", UnitKind.COUNTY, List.of("000000000000"));

    private final String digest;

    /** None of a version that comes with the service as a file. */
    private final @Nullable String text;

    private final @Nullable Instant publishedAt;

    PublishedScheme(String id, String digest, @Nullable String text, @Nullable Instant publishedAt) {
        super(id);
        this.digest = digest;
        this.text = text;
        this.publishedAt = publishedAt;
    }

    String digest() {
        return digest;
    }

    @Nullable
    String text() {
        return text;
    }

    /** When it became known; of a file, always. */
    Instant since() {
        return publishedAt == null ? Instant.MIN : publishedAt;
    }

    SchemePublished publish(Scheme scheme, Role role, Instant now) {
        var channel = role == Role.SYSTEM ? Channel.SYSTEM : Channel.APP;
        var origin = new Origin("assessment-service", id(), nextSequence(), now, now, EVERYWHERE, role, channel);
        return new SchemePublished(
                origin,
                scheme.id(),
                scheme.version(),
                scheme.kind(),
                scheme.validFrom(),
                scheme.validTo(),
                scheme.digest());
    }
}
