package org.steelyard.training.network;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

/** A unit as the registry last told it. */
@Document("known-units")
public class KnownUnit {

    @Id
    private final String code;

    @Version
    private @Nullable Long version;

    private final UnitKind kind;
    private final List<String> path;
    private long sequence;
    private @Nullable LocalDate closedOn;
    private List<Appointment> officers = List.of();
    /** None until the registry tells of a unit that was learnt of before names were kept. */
    private @Nullable String name;

    KnownUnit(String code, UnitKind kind, List<String> path) {
        this.code = code;
        this.kind = kind;
        this.path = List.copyOf(path);
    }

    static KnownUnit of(UnitRef unit) {
        return new KnownUnit(unit.code(), unit.kind(), unit.path());
    }

    /** Takes over what an event tells, unless something newer is known; the event carries the whole state. */
    boolean learn(UnitEvent event) {
        if (event.sequence() <= sequence) {
            return false;
        }
        sequence = event.sequence();
        closedOn = event.state().closedOn();
        name = event.state().name();
        officers = event.state().officers();
        return true;
    }

    /** Whether an officer serves here on a day; the first and the last day count. */
    public boolean isServedBy(String officer, LocalDate day) {
        return officersOn(day).contains(officer);
    }

    /** The officers who serve here on a day. */
    public List<String> officersOn(LocalDate day) {
        return officers.stream()
                .filter(appointment -> serves(appointment, day))
                .map(Appointment::officer)
                .distinct()
                .toList();
    }

    private static boolean serves(Appointment appointment, LocalDate day) {
        var to = appointment.to();
        return !day.isBefore(appointment.from()) && (to == null || !day.isAfter(to));
    }

    public String code() {
        return code;
    }

    public UnitKind kind() {
        return kind;
    }

    public List<String> path() {
        return path;
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    /** The name on its plaque, its code if that is not known. */
    public String name() {
        return name == null ? code : name;
    }

    /** Whether it serves on a day, as far as its end is known. */
    public boolean isOpenOn(LocalDate day) {
        return closedOn == null || !day.isAfter(closedOn);
    }

    /** The unit with its place, as records carry it. */
    public UnitRef ref() {
        return new UnitRef(code, kind, path);
    }
}
