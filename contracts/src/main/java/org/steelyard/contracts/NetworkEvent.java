package org.steelyard.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network itself. The topic is compacted, so each event carries the whole present state of its unit or office: the
 * last one is enough to know it.
 */
@Topic(value = NetworkEvent.TOPIC, compacted = true)
public sealed interface NetworkEvent extends Event {
    String TOPIC = "network-events";

    /** A fact about a unit. */
    sealed interface UnitEvent extends NetworkEvent {
        UnitState state();
    }

    /** A fact about an office; keyed by the office's code. */
    sealed interface OfficeEvent extends NetworkEvent {
        OfficeState state();

        @Override
        default String key() {
            return state().code();
        }
    }

    /**
     * A unit as it now is.
     *
     * @param name the plaque name
     * @param openedOn first day of service
     * @param closedOn last day of service, if closed
     * @param officers everyone ever appointed there
     * @param mergedInto code of the unit that took over its area, if it was merged
     */
    record UnitState(
            String name,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            List<Appointment> officers,
            @Nullable String mergedInto) {
        public UnitState {
            officers = List.copyOf(officers);
        }

        /** A unit that was not merged. */
        public UnitState(String name, LocalDate openedOn, @Nullable LocalDate closedOn, List<Appointment> officers) {
            this(name, openedOn, closedOn, officers, null);
        }
    }

    /**
     * An officer's time at a unit; the id is opaque, the name is never told.
     *
     * @param officer opaque id of the person
     * @param from first day
     * @param recordedAt when the appointment was written down
     * @param to last day, if ended
     * @param endRecordedAt when the end was written down
     * @param phoneKey the same for the same phone number and telling nothing of it (keyed hash), none if none is known
     */
    record Appointment(
            String officer,
            LocalDate from,
            Instant recordedAt,
            @Nullable LocalDate to,
            @Nullable Instant endRecordedAt,
            @Nullable String phoneKey) {

        /** An appointment without a phone. */
        public Appointment(
                String officer,
                LocalDate from,
                Instant recordedAt,
                @Nullable LocalDate to,
                @Nullable Instant endRecordedAt) {
            this(officer, from, recordedAt, to, endRecordedAt, null);
        }
    }

    /**
     * An office as it now is.
     *
     * @param code the office's code
     * @param name its public name
     * @param kind what it does in the network
     * @param categories what it is competent for
     * @param covers codes of the units whose area it serves
     * @param onDuty whether someone is there to take referrals
     */
    record OfficeState(
            String code, String name, OfficeKind kind, List<Category> categories, List<String> covers, boolean onDuty) {
        public OfficeState {
            categories = List.copyOf(categories);
            covers = List.copyOf(covers);
        }
    }

    @EventType("unit-registered.v1")
    record UnitRegistered(Origin origin, UnitState state) implements UnitEvent {}

    @EventType("unit-changed.v1")
    record UnitChanged(Origin origin, UnitState state) implements UnitEvent {}

    @EventType("unit-closed.v1")
    record UnitClosed(Origin origin, UnitState state) implements UnitEvent {}

    @EventType("officer-appointed.v1")
    record OfficerAppointed(Origin origin, String officer, UnitState state) implements UnitEvent {}

    @EventType("officer-left.v1")
    record OfficerLeft(Origin origin, String officer, UnitState state) implements UnitEvent {}

    @EventType("office-registered.v1")
    record OfficeRegistered(Origin origin, OfficeState state) implements OfficeEvent {}
}
