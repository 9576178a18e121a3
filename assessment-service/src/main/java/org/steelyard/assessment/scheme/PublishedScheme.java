package org.steelyard.assessment.scheme;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SchemeEvent.SchemePublished;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;

/** A scheme version that has been told of; its file must never change again. */
@Document("schemes")
class PublishedScheme extends Aggregate {

    /** A scheme file is for every county that runs by it. */
    private static final UnitRef EVERYWHERE = new UnitRef("000000000000", UnitKind.COUNTY, List.of("000000000000"));

    private final String digest;

    PublishedScheme(String id, String digest) {
        super(id);
        this.digest = digest;
    }

    String digest() {
        return digest;
    }

    SchemePublished publish(Scheme scheme, Instant now) {
        var origin = new Origin(
                "assessment-service", id(), nextSequence(), now, now, EVERYWHERE, Role.SYSTEM, Channel.SYSTEM);
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
