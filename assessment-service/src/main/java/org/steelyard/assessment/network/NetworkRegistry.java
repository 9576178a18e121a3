package org.steelyard.assessment.network;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.sealing.BlindIndex;
import org.steelyard.platform.sealing.PhoneNumber;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/**
 * What the county does with its units and their officers. The registry holds what is, not what is planned: none of its
 * dates lies in the future.
 */
@Service
public class NetworkRegistry {

    static final String SOURCE = "assessment-service";
    private static final String PHONE_PURPOSE = "complaint.phone";
    private static final Role[] WRITERS = {Role.COUNTY_REGULATOR, Role.IMPORTER};

    private final Units units;
    private final Counties counties;
    private final Outbox outbox;
    private final Clock clock;
    private final NetworkSettings settings;
    private final MeterRegistry meters;
    private final BlindIndex index;

    NetworkRegistry(
            Units units,
            Counties counties,
            Outbox outbox,
            Clock clock,
            NetworkSettings settings,
            MeterRegistry meters,
            BlindIndex index) {
        this.units = units;
        this.counties = counties;
        this.outbox = outbox;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
        this.index = index;
    }

    /** Takes a unit in, below an open one of the kind above it. */
    public Created<Unit> register(UnitRegistration registration, Caller by, Moment at, Conditions conditions) {
        by.require(WRITERS);
        requirePattern("code", registration.code(), settings.unitCode());
        requirePast("openedOn", registration.openedOn());
        var unit = Unit.of(registration, parentOf(registration, by));
        var created = outbox.create(unit, conditions, unit.register(by, at));
        if (!created.fresh() && !created.repeated()) {
            throw new AlreadyRegistered(registration.code());
        }
        count(created.fresh(), "registered");
        return created;
    }

    private @Nullable Unit parentOf(UnitRegistration registration, Caller by) {
        var code = registration.parent();
        if (registration.kind() == UnitKind.COUNTY) {
            requireNoParent(registration, by);
            return null;
        }
        if (code == null) {
            throw new FieldRefused("parent", "required");
        }
        var parent = units.find(code);
        if (parent == null || !by.covers(parent.path())) {
            throw new FieldRefused("parent", "unknown-unit");
        }
        var wanted = registration.kind() == UnitKind.STATION ? UnitKind.COUNTY : UnitKind.STATION;
        if (parent.kind() != wanted) {
            throw new FieldRefused("parent", "parent-kind", wanted);
        }
        if (!parent.isOpen()) {
            throw new FieldRefused("parent", "parent-closed");
        }
        return parent;
    }

    private static void requireNoParent(UnitRegistration county, Caller by) {
        if (county.parent() != null) {
            throw new FieldRefused("parent", "no-parent");
        }
        if (!by.covers(List.of(county.code())) && by.path().indexOf(county.code()) != 0) {
            throw new FieldRefused("code", "unknown-unit");
        }
    }

    /**
     * Renames a unit, closes it, or both. A child that is being registered at the very moment its parent closes is not
     * seen here; it shows as an open unit below a closed one and is closed like any other.
     */
    public Unit change(
            String code,
            @Nullable String name,
            @Nullable LocalDate closedOn,
            Caller by,
            Moment at,
            Conditions conditions) {
        by.require(WRITERS);
        if (name == null && closedOn == null) {
            throw new FieldRefused("name", "required");
        }
        if (closedOn != null) {
            requirePast("closedOn", closedOn);
        }
        return outbox.changeTelling(() -> requireOwn(code, by), conditions, unit -> {
            var event = closedOn == null
                    ? unit.rename(Objects.requireNonNull(name), by, at)
                    : closeChildless(unit, closedOn, name, by, at);
            count(true, closedOn == null ? "changed" : "closed");
            return List.of(event);
        });
    }

    /**
     * Merges a unit into another of its kind: its points move there one by one, then it closes. What breaks off in between
     * is taken up by the same request sent again, as the points that moved are its own no longer.
     */
    public Unit merge(String code, String into, LocalDate closedOn, Caller by, Moment at, Conditions conditions) {
        by.require(WRITERS);
        requirePast("closedOn", closedOn);
        var successor = units.find(into);
        if (successor == null || !by.covers(successor.path())) {
            throw new FieldRefused("into", "unknown-unit");
        }
        return outbox.change(() -> requireOwn(code, by), conditions, unit -> {
            var event = unit.merge(successor, closedOn, by, at); // refused before any point moves
            moveChildren(unit, successor, by, at);
            count(true, "merged");
            return event;
        });
    }

    private void moveChildren(Unit from, Unit to, Caller by, Moment at) {
        for (var left = units.openChildren(from.id()); !left.isEmpty(); left = units.openChildren(from.id())) {
            for (var child : left) {
                var unused =
                        outbox.change(() -> units.require(child), Conditions.NONE, point -> point.move(to, by, at));
                count(true, "moved");
            }
        }
    }

    private NetworkEvent closeChildless(Unit unit, LocalDate closedOn, @Nullable String name, Caller by, Moment at) {
        var open = units.openChildren(unit.id());
        if (!open.isEmpty()) {
            throw new OpenChildren(unit.id(), open);
        }
        return unit.close(closedOn, name, by, at);
    }

    /** Appoints an officer; the same person serves at one unit once at a time. */
    public Appointed appoint(
            String code, Appointee person, LocalDate from, Caller by, Moment at, Conditions conditions) {
        by.require(WRITERS);
        requirePast("from", from);
        var indexed = person.known(keyOf(person.phone()));
        var fresh = new AtomicBoolean();
        var unit = outbox.change(() -> requireOwn(code, by), conditions, present -> {
            fresh.set(true);
            return present.appoint(indexed, from, settings.maxOfficers(), by, at);
        });
        count(fresh.get(), "appointed");
        return new Appointed(unit, unit.latestOf(person.officer()), fresh.get());
    }

    /** The same as complaint-service's for the same number, so that a complainant's phone that is staff's shows. */
    private @Nullable String keyOf(@Nullable String phone) {
        var digits = phone == null ? "" : PhoneNumber.normalised(phone);
        return digits.isEmpty() ? null : index.of(PHONE_PURPOSE, digits);
    }

    /** Ends an officer's time at a unit after a last day. */
    public Unit dismiss(String code, String officer, LocalDate to, Caller by, Moment at, Conditions conditions) {
        by.require(WRITERS);
        requirePast("to", to);
        return outbox.change(() -> requireOwn(code, by), conditions, unit -> {
            count(true, "left");
            return unit.dismiss(officer, to, by, at);
        });
    }

    /** A unit of the caller's county. */
    public Unit unit(String code, Caller caller) {
        var unit = units.require(code);
        if (!unit.county().equals(counties.of(caller))) {
            throw new NotFound("unit", code);
        }
        return unit;
    }

    /** One more than a page of the units of the caller's county. */
    public List<Unit> units(@Nullable String parent, @Nullable UnitKind kind, Caller caller, PageRequest page) {
        var county = counties.of(caller);
        return county == null ? List.of() : units.inCounty(county, parent, kind, page);
    }

    /** A unit by its code, whoever asks; none if there is no such unit. */
    public @Nullable Unit lookUp(String code) {
        return units.find(code);
    }

    /** All units of a county that were in service on a day, whoever asks: a county has some hundreds. */
    public List<Unit> inService(String county, LocalDate day) {
        return units.everIn(county).stream().filter(unit -> unit.isOpenOn(day)).toList();
    }

    private Unit requireOwn(String code, Caller by) {
        var unit = units.require(code);
        if (!by.covers(unit.path())) {
            throw new NotFound("unit", code);
        }
        return unit;
    }

    private void requirePast(String field, LocalDate date) {
        if (date.isAfter(WorkingCalendar.dateOf(clock.instant()))) {
            throw new FieldRefused(field, "future");
        }
    }

    static void requirePattern(String field, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new FieldRefused(field, "pattern", pattern.pattern());
        }
    }

    private void count(boolean happened, String change) {
        if (happened) {
            meters.counter("steelyard.network.changes", "change", change).increment();
        }
    }

    /**
     * What an appointment led to.
     *
     * @param fresh whether this request made it; if not, it was sent before
     */
    public record Appointed(Unit unit, Tenure tenure, boolean fresh) {}
}
