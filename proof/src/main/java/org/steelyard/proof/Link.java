package org.steelyard.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One write in a unit's ledger, tied to the one before it: the hash is SHA-256 over {@link #text()}, which holds the hash
 * of the link before.
 *
 * @param unit whose ledger it is
 * @param position its place in the chain, from 1
 * @param subject the id of the entry that was written
 * @param entry what the entry is called in the ledger, such as its number
 * @param year the year of the ledger it stands in
 * @param revision the how-manieth write of the entry, from 0
 * @param before the digest of the entry as the write found it, none for the first
 * @param digest the digest of the entry as the write left it
 * @param at when the link was made, never before the link before it
 * @param previous the hash of the link before, {@link #NONE} for the first
 * @param hash what ties the next link to this one
 */
public record Link(
        String unit,
        long position,
        String subject,
        String entry,
        int year,
        long revision,
        @Nullable String before,
        String digest,
        Instant at,
        String previous,
        String hash) {

    /** What stands before the first link. */
    public static final String NONE = "0".repeat(64);

    static final String START = "{\"link\":";
    static final String HASH = ",\"hash\":\"";

    /** What was written, not yet tied to a chain. */
    public record Write(
            String unit,
            String subject,
            String entry,
            int year,
            long revision,
            @Nullable String before,
            String digest) {}

    /** Ties a write to the end of a chain. */
    public static Link after(long position, String previous, Write write, Instant at) {
        var open = new Link(
                write.unit(),
                position + 1,
                write.subject(),
                write.entry(),
                write.year(),
                write.revision(),
                write.before(),
                write.digest(),
                at,
                previous,
                "");
        return open.withHash(Sha256.of(open.text()));
    }

    private Link withHash(String value) {
        return new Link(unit, position, subject, entry, year, revision, before, digest, at, previous, value);
    }

    /** What is hashed: all but the hash, as JSON in this order and without white space. */
    public String text() {
        return new FlatJson()
                .add("unit", unit)
                .add("position", position)
                .add("subject", subject)
                .add("entry", entry)
                .add("year", year)
                .add("revision", revision)
                .add("before", before)
                .add("digest", digest)
                .add("at", at.toString())
                .add("previous", previous)
                .end();
    }

    /** The line of an export. */
    public String line() {
        return START + text() + HASH + hash + "\"}";
    }

    /** Whether the hash is that of the content. */
    boolean isWhole() {
        return hash.equals(Sha256.of(text()));
    }

    /** Reads a line; throws if it is not exactly what {@link #line()} writes. */
    static Link read(String line) {
        var end = line.lastIndexOf(HASH);
        if (!line.startsWith(START) || end < 0 || line.length() != end + HASH.length() + NONE.length() + 2) {
            throw new Unreadable("no link");
        }
        try {
            var link = of(
                    FlatJson.read(line.substring(START.length(), end)),
                    line.substring(end + HASH.length(), line.length() - 2));
            if (link.line().equals(line)) {
                return link;
            }
        } catch (RuntimeException e) {
            throw (Unreadable) new Unreadable("no link").initCause(e);
        }
        throw new Unreadable("another form");
    }

    private static Link of(Map<String, String> members, String hash) {
        return new Link(
                required(members, "unit"),
                Long.parseLong(required(members, "position")),
                required(members, "subject"),
                required(members, "entry"),
                Integer.parseInt(required(members, "year")),
                Long.parseLong(required(members, "revision")),
                members.get("before"),
                required(members, "digest"),
                Instant.parse(required(members, "at")),
                required(members, "previous"),
                hash);
    }

    static String required(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }
}
