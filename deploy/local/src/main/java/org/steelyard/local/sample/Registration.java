package org.steelyard.local.sample;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.steelyard.contracts.UnitKind;
import org.steelyard.local.county.County;
import org.steelyard.local.county.County.Unit;
import org.steelyard.local.county.OfficerIds;
import tools.jackson.databind.JsonNode;

/** Enters the county's units, officers and offices; what is there already is left as it is. */
final class Registration {

    /** The importer, so that the network is known from the year's first day on and old scores can be asked for. */
    private static final String ACCOUNT = "importer";

    private static final String OPENED_ON = "2025-03-15";

    private final County county;
    private final Api api;
    private final Playing playing;
    private final int year;

    Registration(County county, Api api, Playing playing, int year) {
        this.county = county;
        this.api = api;
        this.playing = playing;
        this.year = year;
    }

    void enter() throws IOException, InterruptedException {
        var known = knownUnits();
        // Each level stands on the one above it.
        for (var kind : UnitKind.values()) {
            var missing = county.units(kind).stream()
                    .filter(unit -> !known.containsKey(unit.code()))
                    .toList();
            playing.each("units (%s)".formatted(kind), missing, this::enterUnit);
        }
        var staffed = county.units().stream()
                .filter(unit -> known.getOrDefault(unit.code(), 0) < RecordedLife.officersOf(unit))
                .toList();
        playing.each("units staffed", staffed, this::appointOfficers);
        var knownOffices = knownOffices();
        var offices = county.offices().stream()
                .filter(office -> !knownOffices.contains(office.code()))
                .toList();
        playing.each("offices", offices, this::enterOffice);
    }

    /** Codes of the units that are there, with the number of their officers. */
    private Map<String, Integer> knownUnits() throws IOException, InterruptedException {
        var known = new HashMap<String, Integer>();
        eachOf(
                "/api/units",
                unit -> known.put(
                        unit.path("code").asString(), unit.path("officers").size()));
        return known;
    }

    private Set<String> knownOffices() throws IOException, InterruptedException {
        var known = new HashSet<String>();
        eachOf("/api/offices", office -> known.add(office.path("code").asString()));
        return known;
    }

    private void eachOf(String path, Consumer<JsonNode> use) throws IOException, InterruptedException {
        var after = "";
        do {
            var page = api.get(ACCOUNT, path + "?limit=200" + after);
            page.path("items").forEach(use);
            var next = page.path("next");
            after = next.isString() ? "&after=" + next.asString() : "";
        } while (!after.isEmpty());
    }

    private void enterUnit(Unit unit) throws IOException, InterruptedException {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", unit.code());
        body.put("name", unit.name());
        body.put("kind", unit.kind().name());
        if (unit.parent() != null) {
            body.put("parent", unit.parent());
        }
        body.put("openedOn", OPENED_ON);
        body.putAll(atYearsStart());
        var _ = api.post(ACCOUNT, "/api/units", body, "sample-unit-" + unit.code(), Set.of());
    }

    private void appointOfficers(Unit unit) throws IOException, InterruptedException {
        var chance = new Chance(unit.code().hashCode(), "officers");
        for (var number = 1; number <= RecordedLife.officersOf(unit); number++) {
            var body = new LinkedHashMap<String, Object>();
            body.put("officer", OfficerIds.of(unit.code(), number));
            body.put("name", People.name(chance));
            body.put("phone", People.phone(chance));
            body.put("from", year + "-01-01");
            body.putAll(atYearsStart());
            var _ = api.post(
                    ACCOUNT,
                    "/api/units/" + unit.code() + "/officers",
                    body,
                    "sample-officer-" + unit.code() + "-" + number,
                    Set.of());
        }
    }

    private void enterOffice(County.Office office) throws IOException, InterruptedException {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", office.code());
        body.put("name", office.name());
        body.put("kind", office.kind().name());
        body.put("categories", office.categories());
        body.put("covers", office.covers());
        body.put("onDuty", true);
        body.putAll(atYearsStart());
        var _ = api.post(ACCOUNT, "/api/offices", body, "sample-office-" + office.code(), Set.of());
    }

    private Map<String, String> atYearsStart() {
        var moment = year + "-01-01T08:00:00+08:00";
        return Map.of("occurredAt", moment, "recordedAt", moment);
    }
}
