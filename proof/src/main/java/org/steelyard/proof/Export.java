package org.steelyard.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export, in their order: a head, the anchors, the links of the unit's whole chain, the entries in the
 * order in which they came into the ledger, and an end that counts them. Entries that were written while the export was
 * taken follow once more, after the links that tell of it.
 */
public final class Export {

    static final String KIND = "ledger-export";
    static final String ENTRY = "{\"entry\":";
    static final String CONTENT = ",\"content\":";
    static final String END = "{\"end\":";

    private Export() {}

    /** The first line. */
    public static String head(String unit, @Nullable Integer year, Instant at) {
        return new FlatJson()
                .add("steelyard", KIND)
                .add("version", 1)
                .add("unit", unit)
                .add("year", year == null ? null : year.toString())
                .add("at", at.toString())
                .end();
    }

    /**
     * The line of an entry.
     *
     * @param content its canonical form, the bytes that were digested
     */
    public static byte[] entry(String subject, long revision, byte[] content) {
        var line = new ByteArrayOutputStream(content.length + 128);
        line.writeBytes(prefix(subject, revision).getBytes(StandardCharsets.UTF_8));
        line.writeBytes(content);
        line.write('}');
        return line.toByteArray();
    }

    static String prefix(String subject, long revision) {
        var flat =
                new FlatJson().add("entry", subject).add("revision", revision).end();
        return flat.substring(0, flat.length() - 1) + CONTENT;
    }

    /** The last line. */
    public static String end(Counts counts) {
        return END
                + new FlatJson()
                        .add("anchors", counts.anchors())
                        .add("links", counts.links())
                        .add("entries", counts.entries())
                        .end()
                + "}";
    }

    /** How many lines there are of each kind. */
    public record Counts(long anchors, long links, long entries) {}
}
