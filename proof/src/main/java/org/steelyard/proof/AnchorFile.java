package org.steelyard.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All anchors of one day, to be kept where nobody who keeps the ledgers can reach: JSON lines, and a signature over the
 * whole beside them. Each file names the one before it, so that a file left out or replaced shows.
 *
 * @param day the local date
 * @param previousDay the day of the file before, none for the first
 * @param previous the digest of the file before, none for the first
 * @param anchors of the units whose chain grew that day
 */
public record AnchorFile(
        LocalDate day,
        @Nullable LocalDate previousDay,
        @Nullable String previous,
        List<Anchor> anchors) {

    /** How the file's name ends; the signature's name is the file's with {@code .sig}. */
    public static final String SUFFIX = ".jsonl";

    private static final String KIND = "ledger-anchors";

    public AnchorFile {
        anchors = List.copyOf(anchors);
    }

    /** The file's name. */
    public String name() {
        return day + SUFFIX;
    }

    /** The file's content, which is what is signed. */
    public String text() {
        var text = new StringBuilder(new FlatJson()
                        .add("steelyard", KIND)
                        .add("version", 1)
                        .add("day", day.toString())
                        .add("previousDay", previousDay == null ? null : previousDay.toString())
                        .add("previous", previous)
                        .end())
                .append('\n');
        anchors.forEach(anchor -> text.append(anchor.line()).append('\n'));
        return text.toString();
    }

    /** What the next file names this one by. */
    public String digest() {
        return Sha256.of(text());
    }

    /** Reads a file; throws if it is not exactly what {@link #text()} writes. */
    public static AnchorFile read(String text) {
        var lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw new Unreadable("no anchor file");
        }
        try {
            var head = FlatJson.read(lines.getFirst());
            var previousDay = head.get("previousDay");
            var anchors = new ArrayList<Anchor>();
            lines.stream().skip(1).map(Anchor::read).forEach(anchors::add);
            var file = new AnchorFile(
                    LocalDate.parse(Link.required(head, "day")),
                    previousDay == null ? null : LocalDate.parse(previousDay),
                    head.get("previous"),
                    anchors);
            if (file.text().equals(text)) {
                return file;
            }
        } catch (RuntimeException e) {
            throw (Unreadable) new Unreadable("no anchor file").initCause(e);
        }
        throw new Unreadable("another form");
    }
}
