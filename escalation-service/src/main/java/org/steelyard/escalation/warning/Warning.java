package org.steelyard.escalation.warning;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.EscalationEvent.WarningIssued;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;

/**
 * A safety warning. Whom it is addressed to is settled when it is issued: a unit registered later is not late with what
 * it was never told.
 */
@CheckReturnValue
@Document("warnings")
public class Warning extends Aggregate {

    static final String SOURCE = "escalation-service";

    private final String county;
    private final Issue issue;
    private final List<Addressee> audience;
    private final List<String> seenBy;
    private final Instant issuedAt;
    private final Instant relayDueAt;

    Warning(
            String id,
            String county,
            Issue issue,
            List<Addressee> audience,
            List<String> seenBy,
            Instant issuedAt,
            Instant relayDueAt) {
        super(id);
        this.county = county;
        this.issue = issue;
        this.audience = List.copyOf(audience);
        this.seenBy = List.copyOf(seenBy);
        this.issuedAt = issuedAt;
        this.relayDueAt = relayDueAt;
    }

    /** A warning to be issued; {@link #issued} tells of it. */
    static Warning of(
            String id, String county, Issue issue, List<Addressee> audience, Instant issuedAt, Duration relayWithin) {
        var onThePath = audience.stream()
                .flatMap(addressee -> addressee.path().stream())
                .distinct()
                .toList();
        return new Warning(id, county, issue, audience, onThePath, issuedAt, issuedAt.plus(relayWithin));
    }

    WarningIssued issued(Entry entry) {
        return new WarningIssued(
                new Origin(
                        SOURCE,
                        id(),
                        nextSequence(),
                        entry.occurredAt(),
                        entry.recordedAt(),
                        new UnitRef(county, UnitKind.COUNTY, List.of(county)),
                        entry.role(),
                        entry.channel()),
                issue.category(),
                issue.areas(),
                relayDueAt);
    }

    /** The code of the county that warns. */
    public String county() {
        return county;
    }

    /** The units that are to pass it on. */
    public List<Addressee> audience() {
        return audience;
    }

    /** Those of them in an area. */
    List<Addressee> audienceIn(String area) {
        return audience.stream()
                .filter(addressee -> addressee.path().contains(area))
                .toList();
    }

    /** Whether it concerns anybody in that area. */
    boolean isSeenFrom(String area) {
        return seenBy.contains(area);
    }

    public Issue issue() {
        return issue;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** Deadline L5. */
    public Instant relayDueAt() {
        return relayDueAt;
    }
}
