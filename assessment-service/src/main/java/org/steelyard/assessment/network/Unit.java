package org.steelyard.assessment.network;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.NetworkEvent.OfficerAppointed;
import org.steelyard.contracts.NetworkEvent.OfficerLeft;
import org.steelyard.contracts.NetworkEvent.UnitChanged;
import org.steelyard.contracts.NetworkEvent.UnitClosed;
import org.steelyard.contracts.NetworkEvent.UnitRegistered;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** A county, station or point with its place in the network and everyone ever appointed there; its code is its id. */
@CheckReturnValue
@Document("units")
public class Unit extends Aggregate {

    private final UnitKind kind;
    private final LocalDate openedOn;
    private @Nullable String parent;
    private List<String> path;
    private String name;
    private @Nullable LocalDate closedOn;
    private @Nullable String mergedInto;
    private List<Tenure> officers = new ArrayList<>();

    @PersistenceCreator
    Unit(String id, UnitKind kind, @Nullable String parent, List<String> path, LocalDate openedOn, String name) {
        super(id);
        this.kind = kind;
        this.parent = parent;
        this.path = List.copyOf(path);
        this.openedOn = openedOn;
        this.name = name;
    }

    /** A unit with nobody above it, or below an open one. */
    static Unit of(UnitRegistration registration, @Nullable Unit parent) {
        var path = new ArrayList<>(parent == null ? List.of() : parent.path);
        path.add(registration.code());
        return new Unit(
                registration.code(),
                registration.kind(),
                registration.parent(),
                path,
                registration.openedOn(),
                registration.name());
    }

    UnitRegistered register(Caller by, Moment at) {
        return new UnitRegistered(origin(by, at), state());
    }

    UnitChanged rename(String newName, Caller by, Moment at) {
        requireOpen();
        name = newName;
        return new UnitChanged(origin(by, at), state());
    }

    /** Closes the unit after a last day; nobody serves at a closed unit, so its officers' time ends with it. */
    UnitClosed close(LocalDate lastDay, @Nullable String newName, Caller by, Moment at) {
        requireOpen();
        requireOpened("closedOn", lastDay);
        officers.stream()
                .map(Tenure::lastKnownDay)
                .max(Comparator.naturalOrder())
                .filter(lastDay::isBefore)
                .ifPresent(day -> {
                    throw new FieldRefused("closedOn", "before-appointment", day.toString());
                });
        officers.replaceAll(tenure -> tenure.isOpen() ? tenure.end(lastDay, at.recordedAt()) : tenure);
        closedOn = lastDay;
        name = newName == null ? name : newName;
        return new UnitClosed(origin(by, at), state());
    }

    /** Closes the unit for the one that takes over its area; what it did stays its own. */
    UnitClosed merge(Unit successor, LocalDate lastDay, Caller by, Moment at) {
        requireOpen();
        if (successor.kind != kind
                || !successor.county().equals(county())
                || successor.id().equals(id())) {
            throw new FieldRefused("into", "successor-kind", kind);
        }
        if (!successor.isOpen()) {
            throw new FieldRefused("into", "successor-closed");
        }
        mergedInto = successor.id();
        return close(lastDay, null, by, at);
    }

    /** Puts a point below another station; records keep the path they were written with. */
    UnitChanged move(Unit station, Caller by, Moment at) {
        requireOpen();
        parent = station.id();
        var moved = new ArrayList<>(station.path);
        moved.add(id());
        path = List.copyOf(moved);
        return new UnitChanged(origin(by, at), state());
    }

    OfficerAppointed appoint(Appointee person, LocalDate from, int most, Caller by, Moment at) {
        requireOpen();
        requireOpened("from", from);
        if (officers.stream().anyMatch(tenure -> tenure.officer().equals(person.officer()) && tenure.reaches(from))) {
            throw new AlreadyAppointed(person.officer());
        }
        if (officers.size() >= most) {
            throw new TooManyOfficers(most);
        }
        officers.add(Tenure.begin(person, from, at.recordedAt()));
        return new OfficerAppointed(origin(by, at), person.officer(), state());
    }

    OfficerLeft dismiss(String officer, LocalDate lastDay, Caller by, Moment at) {
        var serving = latestOf(officer);
        var left = serving.to();
        if (left != null) {
            throw new AlreadyLeft(officer, left);
        }
        if (lastDay.isBefore(serving.from())) {
            throw new FieldRefused("to", "before-appointment", serving.from().toString());
        }
        officers.set(officers.indexOf(serving), serving.end(lastDay, at.recordedAt()));
        return new OfficerLeft(origin(by, at), officer, state());
    }

    /** The latest time of an officer here. */
    public Tenure latestOf(String officer) {
        return officers.stream()
                .filter(tenure -> tenure.officer().equals(officer))
                .max(Comparator.comparing(Tenure::from))
                .orElseThrow(() -> new NotFound("officer", officer));
    }

    private void requireOpen() {
        if (closedOn != null) {
            throw new UnitIsClosed(id(), closedOn);
        }
    }

    private void requireOpened(String field, LocalDate day) {
        if (day.isBefore(openedOn)) {
            throw new FieldRefused(field, "before-opening", openedOn.toString());
        }
    }

    private Origin origin(Caller by, Moment at) {
        return new Origin(
                NetworkRegistry.SOURCE,
                id(),
                nextSequence(),
                at.occurredAt(),
                at.recordedAt(),
                ref(),
                by.actingRole(),
                by.channel(Channel.APP));
    }

    private UnitState state() {
        return new UnitState(
                name, openedOn, closedOn, officers.stream().map(Tenure::told).toList(), mergedInto);
    }

    /** The unit with its place, as records carry it. */
    public UnitRef ref() {
        return new UnitRef(id(), kind, path);
    }

    /** Whether the unit was in service on a day; both its first and its last day are. */
    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
    }

    boolean isOpen() {
        return closedOn == null;
    }

    public String name() {
        return name;
    }

    public UnitKind kind() {
        return kind;
    }

    public @Nullable String parent() {
        return parent;
    }

    public List<String> path() {
        return path;
    }

    /** The code of the county at the top of the path. */
    public String county() {
        return path.getFirst();
    }

    public LocalDate openedOn() {
        return openedOn;
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    /** The unit that took over its area, none if it was not merged. */
    public @Nullable String mergedInto() {
        return mergedInto;
    }

    public List<Tenure> officers() {
        return List.copyOf(officers);
    }
}
