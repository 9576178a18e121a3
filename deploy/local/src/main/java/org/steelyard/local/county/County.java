package org.steelyard.local.county;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.UnitKind;

/** The units and departments of one county, as read from the sample's two tables. */
public final class County {

    /**
     * A county, station or point.
     *
     * @param parent code of the unit above, none for the county
     */
    public record Unit(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parent) {}

    /**
     * A department.
     *
     * @param covers codes of the units whose area it serves
     */
    public record Office(String code, String name, OfficeKind kind, List<Category> categories, List<String> covers) {}

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Office> offices = new LinkedHashMap<>();

    private County(List<Unit> units, List<Office> offices) {
        units.forEach(unit -> this.units.put(unit.code(), unit));
        offices.forEach(office -> this.offices.put(office.code(), office));
    }

    /** The county that ships with Steelyard: Jiangle in Fujian. */
    public static County sample() {
        return new County(
                rows("/sample/network.csv").map(County::unit).toList(),
                rows("/sample/offices.csv").map(County::office).toList());
    }

    private static Stream<List<String>> rows(String resource) {
        try (var in = Objects.requireNonNull(County.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.asList(line.split(",", -1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Unit unit(List<String> row) {
        var parent = row.get(3);
        return new Unit(row.get(0), row.get(1), UnitKind.valueOf(row.get(2)), parent.isEmpty() ? null : parent);
    }

    private static Office office(List<String> row) {
        return new Office(
                row.get(0),
                row.get(1),
                OfficeKind.valueOf(row.get(2)),
                list(row.get(3)).map(Category::valueOf).toList(),
                list(row.get(4)).toList());
    }

    private static Stream<String> list(String field) {
        return Arrays.stream(field.split(";")).filter(item -> !item.isEmpty());
    }

    /** The code of the county itself. */
    public String code() {
        return units.values().iterator().next().code();
    }

    /** All units, each after the one above it. */
    public Collection<Unit> units() {
        return units.values();
    }

    /** All units of a kind. */
    public List<Unit> units(UnitKind kind) {
        return units.values().stream().filter(unit -> unit.kind() == kind).toList();
    }

    /** All departments. */
    public Collection<Office> offices() {
        return offices.values();
    }

    public Optional<Unit> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    public Optional<Office> office(String code) {
        return Optional.ofNullable(offices.get(code));
    }

    /** The codes from the county down to the unit itself. */
    public List<String> pathOf(String code) {
        var path = new ArrayDeque<String>();
        for (var unit = units.get(code); unit != null; unit = unit.parent() == null ? null : units.get(unit.parent())) {
            path.addFirst(unit.code());
        }
        return List.copyOf(path);
    }
}
