package org.steelyard.assessment.scheme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a scheme file that knows where it stands, so that a refusal can say so, and what of it was read. */
final class Section {

    private final String file;
    private final String place;
    private final Map<?, ?> fields;
    private final Set<String> read = new HashSet<>();

    private Section(String file, String place, Map<?, ?> fields) {
        this.file = file;
        this.place = place;
        this.fields = fields;
    }

    static Section root(String file, @Nullable Object content) {
        if (content instanceof Map<?, ?> fields) {
            return new Section(file, "", fields);
        }
        throw new SchemeRefused(file, "is not a map of fields");
    }

    SchemeRefused refused(String why) {
        return new SchemeRefused(file, place.isEmpty() ? why : place + " " + why);
    }

    /** Refuses fields nobody asked for: a misspelt one must not be ignored. */
    void done() {
        for (var name : fields.keySet()) {
            if (!read.contains(String.valueOf(name))) {
                throw refused("has the unknown field '" + name + "'");
            }
        }
    }

    private @Nullable Object value(String name) {
        read.add(name);
        return fields.get(name);
    }

    private SchemeRefused wrong(String name, String wanted, @Nullable Object value) {
        return refused(
                value == null ? "lacks '" + name + "'" : "has '" + name + ": " + value + "', wanted is " + wanted);
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String text(String name) {
        if (value(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(name, "a text", fields.get(name));
    }

    int whole(String name, int from, int to) {
        if (value(name) instanceof Integer number && number >= from && number <= to) {
            return number;
        }
        throw wrong(name, "a whole number from " + from + " to " + to, fields.get(name));
    }

    Ratio number(String name, String from, String to) {
        if (value(name) instanceof Number number) {
            var decimal = new BigDecimal(number.toString());
            if (decimal.compareTo(new BigDecimal(from)) >= 0 && decimal.compareTo(new BigDecimal(to)) <= 0) {
                return Ratio.of(decimal);
            }
        }
        throw wrong(name, "a number from " + from + " to " + to, fields.get(name));
    }

    @Nullable
    LocalDate date(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            throw wrong(name, "a date such as \"2026-04-15\" in quotes", value);
        }
    }

    <E extends Enum<E>> E one(Class<E> type, String name) {
        var text = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(type.getEnumConstants()), text));
    }

    Section section(String name) {
        if (value(name) instanceof Map<?, ?> inner) {
            return new Section(file, place(name), inner);
        }
        throw wrong(name, "a map of fields", fields.get(name));
    }

    /** The sections of a list; {@code naming} may give an item a better place than its number. */
    <T> List<T> list(String name, Function<Section, T> reading) {
        if (!(value(name) instanceof List<?> items) || items.isEmpty()) {
            throw wrong(name, "a list that is not empty", fields.get(name));
        }
        var all = new ArrayList<T>();
        for (var item : items) {
            if (!(item instanceof Map<?, ?> inner)) {
                throw wrong(name, "a list of maps", item);
            }
            var code = inner.get("code");
            var section = new Section(file, place(name) + "[" + (code == null ? all.size() : code) + "]", inner);
            all.add(reading.apply(section));
            section.done();
        }
        return all;
    }

    <T> List<T> values(String name, Class<T> type) {
        if (value(name) instanceof List<?> items && items.stream().allMatch(type::isInstance)) {
            return items.stream().map(type::cast).toList();
        }
        throw wrong(name, "a list", fields.get(name));
    }

    private String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
