package org.steelyard.escalation.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.telemetry.LogKeys;

/** What people do with warnings: the county issues them, stations and points pass them on, everyone sees who has not. */
@Service
public class WarningHandling {

    private static final Logger log = LoggerFactory.getLogger(WarningHandling.class);
    private static final String WARNING = "warning";

    private final Warnings warnings;
    private final WarningPhotos photos;
    private final UnitDirectory units;
    private final WarningSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    WarningHandling(
            Warnings warnings,
            WarningPhotos photos,
            UnitDirectory units,
            WarningSettings settings,
            Outbox outbox,
            Clock clock) {
        this.warnings = warnings;
        this.photos = photos;
        this.units = units;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What a unit tells of having passed a warning on.
     *
     * @param unit the unit, none for the caller's own; only the importer may name another
     */
    public record Relay(
            @Nullable String unit,
            @Nullable String note,
            @Nullable Photo photo) {}

    /** Issues a warning to every unit now open in the areas. */
    public Created<Warning> issue(Issue issue, Entry entry, Caller caller, Conditions conditions) {
        caller.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        var county = caller.path().stream().findFirst().orElseThrow(NotAllowed::new);
        var audience = audience(issue.areas(), county, entry.occurredAt());
        var warning =
                Warning.of(conditions.newId(), county, issue, audience, entry.occurredAt(), settings.relayWithin());
        var created = outbox.create(warning, conditions, warning.issued(entry));
        if (created.fresh()) {
            log.atInfo()
                    .addKeyValue(LogKeys.SUBJECT, warning.id())
                    .addKeyValue(LogKeys.UNIT, county)
                    .addKeyValue(LogKeys.COUNT, audience.size())
                    .log("Warning issued");
        }
        return created;
    }

    private List<Addressee> audience(List<String> areas, String county, Instant issuedAt) {
        for (int i = 0; i < areas.size(); i++) {
            requireInCounty(areas.get(i), county, "areas[" + i + "]");
        }
        var day = WorkingCalendar.dateOf(issuedAt);
        var audience = units.within(areas).stream()
                .filter(unit -> unit.kind() != UnitKind.COUNTY && unit.within(county) && unit.isOpenOn(day))
                .map(Addressee::of)
                .toList();
        if (audience.isEmpty()) {
            throw new FieldRefused("areas", "no-audience");
        }
        if (audience.size() > settings.maxAudience()) {
            throw new FieldRefused("areas", "audience-too-large", settings.maxAudience());
        }
        return audience;
    }

    private void requireInCounty(String area, String county, String field) {
        if (!area.equals(county)
                && units.find(area).filter(unit -> unit.within(county)).isEmpty()) {
            throw new FieldRefused(field, "unknown-unit");
        }
    }

    /** A unit passes a warning on: once, however often it says so, and also when it is late. */
    public Created<WarningRelay> relay(String id, Relay relay, Entry entry, Caller caller, Conditions conditions) {
        caller.require(Role.POINT_OFFICER, Role.STATION_OFFICER, Role.IMPORTER);
        var warning = require(id, caller);
        var unit = addressee(warning, relay.unit(), caller);
        var before = warnings.relay(id, unit.code());
        if (before.isEmpty() && entry.occurredAt().isBefore(warning.issuedAt().minus(settings.clockTolerance()))) {
            throw new FieldRefused("occurredAt", "before-issue", warning.issuedAt());
        }
        // the photo comes first and under an id of its own content: a crash leaves it unused, a repetition finds it
        var photo = before.isPresent()
                ? before.get().photo()
                : Optional.ofNullable(relay.photo())
                        .map(shown -> photos.keep(id, unit.code(), shown))
                        .orElse(null);
        var made = WarningRelay.of(warning, unit.ref(), entry, relay.note(), photo);
        return outbox.create(made, conditions, made.relayed(warning, entry));
    }

    private Addressee addressee(Warning warning, @Nullable String named, Caller caller) {
        if (named != null && !named.equals(caller.unit()) && !caller.isImporter()) {
            throw new FieldRefused("unit", "importer-only");
        }
        var code = named == null ? caller.unit() : named;
        if (code == null) {
            throw new FieldRefused("unit", "required");
        }
        return warning.audience().stream()
                .filter(addressee -> addressee.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotAddressed(code));
    }

    /** One warning, and who of the caller's area has passed it on. */
    public WarningStanding find(String id, Caller caller) {
        var area = areaOf(caller);
        var warning = require(id, caller);
        return WarningStanding.of(warning, area, warnings.relays(warning, warning.audienceIn(area)), clock.instant());
    }

    /** Warnings that concern the caller's area, the newest first. */
    public List<WarningStanding> list(Caller caller, @Nullable String after, int limit) {
        var area = areaOf(caller);
        var found = warnings.list(area, after, limit);
        var relays = warnings.relays(found);
        var now = clock.instant();
        return found.stream()
                .map(warning -> WarningStanding.of(warning, area, relays, now))
                .toList();
    }

    /** Where a warning stands in {@link #list}. */
    public String placeOf(WarningStanding standing) {
        return Warnings.key(standing.warning());
    }

    /** A unit's relay. */
    public WarningRelay relay(String id, String unit, Caller caller) {
        var warning = require(id, caller);
        return warnings.relay(warning.id(), unit)
                .filter(relay -> caller.covers(relay.unit()))
                .orElseThrow(() -> new NotFound("relay", unit));
    }

    /** The photo a unit gave with its relay, for those on the path. */
    public Photo photo(String id, String unit, Caller caller) {
        return Optional.ofNullable(relay(id, unit, caller).photo())
                .flatMap(photos::find)
                .orElseThrow(() -> new NotFound("photo", unit));
    }

    private Warning require(String id, Caller caller) {
        var area = areaOf(caller);
        return warnings.find(id)
                .filter(warning -> warning.isSeenFrom(area))
                .orElseThrow(() -> new NotFound(WARNING, id));
    }

    private static String areaOf(Caller caller) {
        caller.require(
                Role.POINT_OFFICER,
                Role.STATION_OFFICER,
                Role.COUNTY_REGULATOR,
                Role.GOVERNANCE_OFFICE,
                Role.AUDITOR,
                Role.IMPORTER);
        var area = caller.area();
        if (area == null) {
            throw new NotAllowed();
        }
        return Objects.requireNonNull(area);
    }
}
