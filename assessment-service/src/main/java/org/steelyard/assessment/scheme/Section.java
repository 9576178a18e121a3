package org.steelyard.assessment.scheme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a scheme file that knows where it stands, so that a refusal can say so, and what of it was read. */
final class Section {

    private static final int MAX_TEXT = 200;
    private static final int SHOWN = 60;

    private final String file;
    private final String place;
    private final Map<?, ?> fields;
    private final Lines lines;
    private final Set<String> read = new HashSet<>();

    private Section(String file, String place, Map<?, ?> fields, Lines lines) {
        this.file = file;
        this.place = place;
        this.fields = fields;
        this.lines = lines;
    }

    static Section root(String file, @Nullable Object content, Lines lines) {
        if (content instanceof Map<?, ?> fields) {
            return new Section(file, "", fields, lines);
        }
        throw new SchemeRefused(file, "", 1, "scheme-map");
    }

    /** Refuses the whole of it. */
    SchemeRefused refused(String reason, Object... arguments) {
        return new SchemeRefused(file, place, lines.of(place), reason, arguments);
    }

    /** Refuses one field of it. */
    SchemeRefused refusedIn(String name, String reason, Object... arguments) {
        return new SchemeRefused(file, place(name), lines.of(place(name)), reason, arguments);
    }

    /** Refuses fields nobody asked for: a misspelt one must not be ignored. */
    void done() {
        for (var name : fields.keySet()) {
            if (!read.contains(String.valueOf(name))) {
                throw refusedIn(shown(name), "scheme-unknown-field", shown(name));
            }
        }
    }

    private @Nullable Object value(String name) {
        read.add(name);
        return fields.get(name);
    }

    private SchemeRefused wrong(String name, String wanted, Object... arguments) {
        var value = fields.get(name);
        if (value == null) {
            return refused("scheme-lacks", name);
        }
        var all = new ArrayList<Object>(List.of(name, shown(value)));
        all.addAll(Arrays.asList(arguments));
        return refusedIn(name, wanted, all.toArray());
    }

    /** A file may hold one part of itself in another many times over: what is in a collection is not shown. */
    private static String shown(Object value) {
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return "…";
        }
        var text = String.valueOf(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    String text(String name) {
        if (value(name) instanceof String text && !text.isBlank() && text.length() <= MAX_TEXT) {
            return text;
        }
        throw wrong(name, "scheme-text", MAX_TEXT);
    }

    /** A name that will stand in addresses and keys. */
    String name(String name, Pattern form) {
        var text = text(name);
        if (!form.matcher(text).matches()) {
            throw wrong(name, "scheme-name", form.pattern());
        }
        return text;
    }

    int whole(String name, int from, int to) {
        if (value(name) instanceof Integer number && number >= from && number <= to) {
            return number;
        }
        throw wrong(name, "scheme-whole", Integer.toString(from), Integer.toString(to));
    }

    Ratio number(String name, String from, String to) {
        if (value(name) instanceof Number number && !isEndless(number)) {
            var decimal = new BigDecimal(number.toString());
            if (decimal.compareTo(new BigDecimal(from)) >= 0 && decimal.compareTo(new BigDecimal(to)) <= 0) {
                return Ratio.of(decimal);
            }
        }
        throw wrong(name, "scheme-number", from, to);
    }

    private static boolean isEndless(Number number) {
        return number instanceof Double decimal && !Double.isFinite(decimal);
    }

    @Nullable
    LocalDate date(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(shown(value));
        } catch (DateTimeParseException e) {
            throw wrong(name, "scheme-date");
        }
    }

    <E extends Enum<E>> E one(Class<E> type, String name) {
        var text = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "scheme-one-of", Arrays.toString(type.getEnumConstants())));
    }

    Section section(String name) {
        if (value(name) instanceof Map<?, ?> inner) {
            return new Section(file, place(name), inner, lines);
        }
        throw wrong(name, "scheme-section");
    }

    /** The sections of a list; a code gives an item a better place than its number. */
    <T> List<T> list(String name, Function<Section, T> reading) {
        if (!(value(name) instanceof List<?> items) || items.isEmpty()) {
            throw wrong(name, "scheme-list");
        }
        var all = new ArrayList<T>();
        for (var item : items) {
            if (!(item instanceof Map<?, ?> inner)) {
                throw wrong(name, "scheme-maps");
            }
            var code = inner.get("code");
            var section = new Section(
                    file, Lines.item(place(name), code == null ? null : shown(code), all.size()), inner, lines);
            all.add(reading.apply(section));
            section.done();
        }
        return all;
    }

    <T> List<T> values(String name, Class<T> type) {
        if (value(name) instanceof List<?> items && items.stream().allMatch(type::isInstance)) {
            return items.stream().map(type::cast).toList();
        }
        throw wrong(name, "scheme-values");
    }

    List<Integer> wholes(String name, int from, int to) {
        var all = values(name, Integer.class);
        if (all.stream().anyMatch(number -> number < from || number > to)) {
            throw wrong(name, "scheme-wholes", Integer.toString(from), Integer.toString(to));
        }
        return all;
    }

    private String place(String name) {
        return Lines.place(place, name);
    }
}
