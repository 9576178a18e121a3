package org.steelyard.assessment.integrity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ConsultationLogged;
import org.steelyard.contracts.ComplaintEvent.ViolationReported;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.PhoneMatch;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent.SignInsOverlapped;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** What a unit tells. */
final class Told {

    private final UnitRef unit;
    private final Channel channel;
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    Told(UnitRef unit) {
        this(unit, Channel.APP);
    }

    Told(UnitRef unit, Channel channel) {
        this.unit = unit;
        this.channel = channel;
    }

    /** A local time such as {@code 2026-03-02T09:00}. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    Told received(String id, Instant at) {
        return received(id, at, Duration.ZERO, null);
    }

    Told received(String id, Instant at, Duration later, @Nullable Boolean byOwnStaff) {
        return own(
                id,
                at,
                later,
                origin -> new ComplaintReceived(
                        origin,
                        unit.code() + "-2026-0001",
                        Category.GENERAL,
                        Money.cny("100"),
                        1,
                        Harm.NONE,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        byOwnStaff));
    }

    Told reported(String id, Instant at) {
        return own(
                id,
                at,
                Duration.ZERO,
                origin -> new ViolationReported(origin, unit.code() + "-2026-0002", Category.FOOD, true, null, null));
    }

    Told consulted(String id, ConsultationKind kind, Instant at) {
        return own(
                id,
                at,
                Duration.ZERO,
                origin -> new ConsultationLogged(origin, kind, YearMonth.from(at.atZone(WorkingCalendar.ZONE)), null));
    }

    Told settled(String id, Instant at) {
        return own(id, at, Duration.ZERO, origin -> new ComplaintSettled(origin, null));
    }

    Told reopened(String id, ReopeningReason reason, Instant at) {
        return own(id, at, Duration.ZERO, origin -> new ComplaintReopened(origin, reason));
    }

    Told calledBack(String id, boolean drawn, @Nullable PhoneMatch phone, Instant at) {
        return own(
                id, at, Duration.ZERO, origin -> new CallbackRecorded(origin, CallbackGrade.SATISFIED, drawn, phone));
    }

    Told referred(String referral, String complaint, @Nullable String rule, Instant at) {
        return tell(
                "escalation-service",
                referral,
                at,
                origin -> new EscalatedToOffice(
                        origin,
                        complaint,
                        "office",
                        EscalationTrigger.OFFICER,
                        rule,
                        rule == null ? null : 1,
                        null,
                        null));
    }

    Told returned(String referral, String complaint, Instant at) {
        return tell(
                "escalation-service",
                referral,
                at,
                origin -> new EscalationReturned(origin, complaint, "office", ReturnReason.PAPERS_MISSING));
    }

    Told overlapped(String session, Instant at) {
        return tell(
                "training-service", session, at, origin -> new SignInsOverlapped(origin, "officer", session, "other"));
    }

    private Told tell(String source, String id, Instant at, Function<Origin, Event> event) {
        return tell(source, id, at, Duration.ZERO, event);
    }

    private Told own(String id, Instant at, Duration later, Function<Origin, Event> event) {
        return tell("complaint-service", id, at, later, event);
    }

    private Told tell(String source, String id, Instant at, Duration later, Function<Origin, Event> event) {
        var sequence = sequences.merge(id, 1L, Long::sum);
        events.add(
                event.apply(new Origin(source, id, sequence, at, at.plus(later), unit, Role.POINT_OFFICER, channel)));
        return this;
    }
}
