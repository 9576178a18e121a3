package org.steelyard.proof;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a unit's chain had come at the end of a day, and who vouches for it.
 *
 * @param unit whose chain
 * @param day the local date
 * @param links how many links it had
 * @param digest the hash of the last of them
 * @param key the id of the key that signed it, none if unsigned
 * @param signature Ed25519 over {@link #text()}, base64, none if unsigned
 */
public record Anchor(
        String unit,
        LocalDate day,
        long links,
        String digest,
        @Nullable String key,
        @Nullable String signature) {

    static final String START = "{\"anchor\":";

    private static final Pattern LINE = Pattern.compile(
            "\\{\"anchor\":(\\{[^{}]*})(?:,\"key\":\"([0-9a-f]{16})\",\"signature\":\"([A-Za-z0-9+/]{86}==)\")?}");

    /** An anchor nobody vouches for yet. */
    public static Anchor unsigned(String unit, LocalDate day, long links, String digest) {
        return new Anchor(unit, day, links, digest, null, null);
    }

    /** The same, vouched for. */
    public Anchor signed(SigningKey by) {
        return new Anchor(unit, day, links, digest, by.id(), by.sign(text()));
    }

    /** What is signed. */
    public String text() {
        return new FlatJson()
                .add("unit", unit)
                .add("day", day.toString())
                .add("links", links)
                .add("digest", digest)
                .end();
    }

    /** The line of an export or of a day's file. */
    public String line() {
        return START
                + text()
                + (signature == null ? "}" : ",\"key\":\"" + key + "\",\"signature\":\"" + signature + "\"}");
    }

    static Anchor read(String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new Unreadable("no anchor");
        }
        try {
            var members = FlatJson.read(Objects.requireNonNull(matcher.group(1)));
            var anchor = new Anchor(
                    Link.required(members, "unit"),
                    LocalDate.parse(Link.required(members, "day")),
                    Long.parseLong(Link.required(members, "links")),
                    Link.required(members, "digest"),
                    matcher.group(2),
                    matcher.group(3));
            if (anchor.line().equals(line)) {
                return anchor;
            }
        } catch (RuntimeException e) {
            throw (Unreadable) new Unreadable("no anchor").initCause(e);
        }
        throw new Unreadable("another form");
    }
}
