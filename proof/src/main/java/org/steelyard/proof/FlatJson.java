package org.steelyard.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON of one level without white space, with text and whole numbers only, in one form: what is read and written again
 * has the same bytes.
 */
final class FlatJson {

    private static final Pattern MEMBER = Pattern.compile(
            "\"([A-Za-z]{1,32})\":(?:\"((?:[^\"\\\\\\p{Cntrl}]|\\\\[\"\\\\]|\\\\u00[01][0-9a-f])*)\"|(\\d{1,18}))");

    private final StringBuilder text = new StringBuilder("{");

    FlatJson add(String name, @Nullable String value) {
        if (value != null) {
            next(name).append('"');
            value.chars().forEach(this::escape);
            text.append('"');
        }
        return this;
    }

    FlatJson add(String name, long value) {
        next(name).append(value);
        return this;
    }

    private StringBuilder next(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
    }

    private void escape(int character) {
        if (character == '"' || character == '\\') {
            text.append('\\').append((char) character);
        } else if (character < ' ') {
            text.append("\\u%04x".formatted(character));
        } else {
            text.append((char) character);
        }
    }

    String end() {
        return text + "}";
    }

    /** The members in their order, numbers as digits; throws if it has another form. */
    static Map<String, String> read(String json) {
        var members = new LinkedHashMap<String, String>();
        var matcher = MEMBER.matcher(json);
        var at = 1;
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new Unreadable("no object");
        }
        while (at < json.length() - 1) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new Unreadable("no member at " + at);
            }
            var string = matcher.group(2);
            var value = string == null ? matcher.group(3) : unescape(string);
            if (members.put(matcher.group(1), value) != null) {
                throw new Unreadable("twice " + matcher.group(1));
            }
            at = matcher.end();
            if (at < json.length() - 1) {
                if (json.charAt(at) != ',' || at == json.length() - 2) {
                    throw new Unreadable("no comma at " + at);
                }
                at++;
            }
        }
        return members;
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != '\\') {
                plain.append(value.charAt(i));
            } else if (value.charAt(i + 1) == 'u') {
                plain.append((char) Integer.parseInt(value.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(value.charAt(++i));
            }
        }
        return plain.toString();
    }
}
