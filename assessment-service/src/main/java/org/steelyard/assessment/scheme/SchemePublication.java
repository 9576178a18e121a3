package org.steelyard.assessment.scheme;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.telemetry.LogKeys;

/** Tells of each scheme version once, at the first start that has its file. */
@Component
class SchemePublication {

    private static final Logger log = LoggerFactory.getLogger(SchemePublication.class);

    private final Schemes schemes;
    private final PublishedSchemes published;
    private final Outbox outbox;
    private final Clock clock;

    SchemePublication(Schemes schemes, PublishedSchemes published, Outbox outbox, Clock clock) {
        this.schemes = schemes;
        this.published = published;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void publish() {
        schemes.all().stream()
                .filter(scheme -> published.text(scheme.ref()).isEmpty())
                .forEach(this::publish);
    }

    private void publish(Scheme scheme) {
        var fresh = new PublishedScheme(scheme.ref(), scheme.digest(), null, null);
        var event = fresh.publish(scheme, Role.SYSTEM, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var created = outbox.create(fresh, Conditions.NONE, event);
        if (!created.fresh() && !created.aggregate().digest().equals(scheme.digest())) {
            log.atError()
                    .addKeyValue(LogKeys.SUBJECT, scheme.ref())
                    .log("Scheme file differs from what was published under this version: publish a new version");
        }
    }
}
