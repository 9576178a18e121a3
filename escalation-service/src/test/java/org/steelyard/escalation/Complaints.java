package org.steelyard.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.Suspicion;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.complaint.ComplaintFacts;

/** Complaints for tests. */
public final class Complaints {

    public static final String COUNTY = "350428000000";
    public static final String STATION_CODE = "350428100000";
    public static final String POINT_CODE = "350428100201";
    public static final UnitRef STATION = new UnitRef(STATION_CODE, UnitKind.STATION, List.of(COUNTY, STATION_CODE));
    public static final UnitRef POINT =
            new UnitRef(POINT_CODE, UnitKind.POINT, List.of(COUNTY, STATION_CODE, POINT_CODE));

    /** A Monday morning before an ordinary week. */
    public static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");

    private Complaints() {}

    public static ComplaintReceived aComplaintAt(UnitRef unit, String yuan) {
        return received(unit, yuan, Category.GENERAL, Harm.NONE, Channel.APP, MONDAY);
    }

    public static ComplaintReceived aComplaintOf(Harm harm, Category category) {
        return received(POINT, "20", category, harm, Channel.APP, MONDAY);
    }

    public static ComplaintReceived received(
            UnitRef unit, String yuan, Category category, Harm harm, Channel channel, Instant at) {
        var id = UUID.randomUUID().toString();
        return new ComplaintReceived(
                new Origin("complaint-service", id, 1, at, at, unit, Role.POINT_OFFICER, channel),
                unit.code() + "-2026-0001",
                category,
                Money.cny(yuan),
                1,
                harm,
                true,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same complaint against somebody, by so many. */
    public static ComplaintReceived against(ComplaintReceived received, String respondent, int complainants) {
        return with(received, complainants, respondent, null, null);
    }

    /** The same complaint with what an officer noticed. */
    public static ComplaintReceived noticing(
            ComplaintReceived received, @Nullable RespondentPlace place, @Nullable Suspicion suspicion) {
        return with(received, 1, null, place, suspicion);
    }

    /** The same complaint with its deadline D1. */
    public static ComplaintReceived dueOn(ComplaintReceived received, @Nullable LocalDate decisionDueOn) {
        return new ComplaintReceived(
                received.origin(),
                received.ledgerNumber(),
                received.category(),
                received.disputedAmount(),
                received.complainants(),
                received.harm(),
                received.complete(),
                decisionDueOn,
                received.respondentKey(),
                received.respondentPlace(),
                received.suspicion(),
                received.linkedEntry(),
                null);
    }

    private static ComplaintReceived with(
            ComplaintReceived received,
            int complainants,
            @Nullable String respondent,
            @Nullable RespondentPlace place,
            @Nullable Suspicion suspicion) {
        return new ComplaintReceived(
                received.origin(),
                received.ledgerNumber(),
                received.category(),
                received.disputedAmount(),
                complainants,
                received.harm(),
                received.complete(),
                received.decisionDueOn(),
                respondent,
                place,
                suspicion,
                received.linkedEntry(),
                null);
    }

    /** A later fact of the complaint. */
    public static Origin later(ComplaintReceived received, long sequence, Instant at) {
        var origin = received.origin();
        return new Origin(
                origin.source(),
                origin.subject(),
                sequence,
                at,
                at,
                origin.unit(),
                origin.actorRole(),
                origin.channel());
    }

    public static ComplaintWithdrawn withdrawn(ComplaintReceived received) {
        return new ComplaintWithdrawn(later(received, 2, received.origin().occurredAt()));
    }

    public static MediationAttempted failed(ComplaintReceived received, long sequence, Instant at) {
        return new MediationAttempted(later(received, sequence, at), (int) sequence, AttemptOutcome.FAILED);
    }

    /** A correction: another amount, by other people, against somebody else, with other harm. */
    public static LedgerCorrected corrected(
            ComplaintReceived received,
            long sequence,
            Instant at,
            String yuan,
            int complainants,
            Harm harm,
            @Nullable String respondent) {
        return new LedgerCorrected(
                later(received, sequence, at),
                Set.of("disputedAmount"),
                CorrectionReason.NEW_INFORMATION,
                received.category(),
                Money.cny(yuan),
                complainants,
                harm,
                true,
                respondent,
                null,
                null);
    }

    public static ComplaintFacts facts(ComplaintReceived received) {
        return ComplaintFacts.of(received);
    }
}
