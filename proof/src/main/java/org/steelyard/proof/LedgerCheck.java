package org.steelyard.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks an export line by line: that the chain is whole and leads to what was anchored, and that the entries are those
 * the chain tells of, as they were written. Keeps a little of each entry in memory, and of no line more.
 */
public final class LedgerCheck {

    private enum Kind {
        ANCHOR,
        LINK,
        ENTRY,
        END,
        RUBBLE
    }

    private final PublicKeys keys;
    private final Collection<Anchor> kept;
    private final Findings findings = new Findings();
    private @Nullable AnchoredChain chain;
    private @Nullable ShownEntries entries;
    private String unit = "";
    private @Nullable Integer year;
    private long anchors;
    private Export.@Nullable Counts end;

    /**
     * @param kept anchors kept elsewhere than in the export
     * @param keys whose signatures count; with none, signatures are not looked at
     */
    public LedgerCheck(Collection<Anchor> kept, PublicKeys keys) {
        this.kept = kept;
        this.keys = keys;
    }

    /** Adds what was found wrong before, such as with the files the anchors were kept in. */
    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Takes in the next line, without its end; throws if the first is not the head of an export. */
    public void line(byte[] bytes) {
        if (chain == null || entries == null) {
            head(text(bytes));
            return;
        }
        switch (kindOf(bytes)) {
            case ANCHOR -> anchor(chain, text(bytes));
            case LINK -> {
                entries.newRound();
                chain.link(text(bytes));
            }
            case ENTRY -> entries.entry(bytes);
            case END -> end = end(text(bytes));
            case RUBBLE -> {
                if (!entries.rubble()) {
                    chain.rubble();
                }
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void head(String line) {
        Map<String, String> head;
        try {
            head = FlatJson.read(line);
            if (!Export.KIND.equals(head.get("steelyard")) || !"1".equals(head.get("version"))) {
                throw new Unreadable("not the head of an export");
            }
            unit = Link.required(head, "unit");
            var ofYear = head.get("year");
            year = ofYear == null ? null : Integer.valueOf(ofYear);
        } catch (RuntimeException e) {
            throw (Unreadable) new Unreadable("not the export of a ledger").initCause(e);
        }
        var trails = new Trails();
        chain = new AnchoredChain(unit, trails, findings);
        entries = new ShownEntries(trails, findings);
        kept.stream().filter(anchor -> anchor.unit().equals(unit)).forEach(this::trust);
    }

    /** A damaged line is still of a kind: each kind has two marks, and one byte breaks only one of them. */
    private static Kind kindOf(byte[] bytes) {
        var line = new String(bytes, StandardCharsets.ISO_8859_1);
        if (line.startsWith(Export.ENTRY)) {
            return Kind.ENTRY;
        } else if (line.startsWith(Link.START)) {
            return Kind.LINK;
        } else if (line.startsWith(Anchor.START)) {
            return Kind.ANCHOR;
        } else if (line.startsWith(Export.END)) {
            return Kind.END;
        } else if (line.contains(Export.CONTENT)) {
            return Kind.ENTRY;
        } else if (line.contains(Link.HASH) && line.contains("\"previous\":")) {
            return Kind.LINK;
        } else if (line.contains("\"day\":\"")) {
            return Kind.ANCHOR;
        } else if (line.contains("\"entries\":")) {
            return Kind.END;
        }
        return Kind.RUBBLE;
    }

    private void anchor(AnchoredChain held, String line) {
        anchors++;
        try {
            var anchor = Anchor.read(line);
            if (anchor.unit().equals(unit)) {
                trust(anchor);
                return;
            }
        } catch (Unreadable unreadable) {
            held.untrusted(0, "an anchor cannot be read");
            return;
        }
        held.untrusted(0, "an anchor is of another unit");
    }

    private void trust(Anchor anchor) {
        var held = java.util.Objects.requireNonNull(chain);
        if (keys.isEmpty() || keys.verifies(anchor.key(), anchor.text(), anchor.signature())) {
            held.anchor(anchor);
        } else {
            held.untrusted(anchor.links(), "the anchor of " + anchor.day() + " is not signed by a key that was given");
        }
    }

    private static Export.@Nullable Counts end(String line) {
        try {
            var members = FlatJson.read(line.substring(Export.END.length(), line.length() - 1));
            var counts = new Export.Counts(
                    Long.parseLong(Link.required(members, "anchors")),
                    Long.parseLong(Link.required(members, "links")),
                    Long.parseLong(Link.required(members, "entries")));
            return Export.end(counts).equals(line) ? counts : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** What was found; throws if there was nothing to check. */
    public Report finish() {
        if (chain == null || entries == null) {
            throw new Unreadable("not the export of a ledger");
        }
        chain.finish(end == null ? null : end.links());
        entries.finish(year, chain.isDamaged(), end == null, chain.length());
        if (end != null && findings.isEmpty() && !end.equals(counted(chain, entries))) {
            findings.add(new Finding(
                    chain.length() + 1, Damage.CUT_OFF, null, null, "the export counts other lines than it has"));
        }
        return new Report(
                unit,
                year,
                chain.length(),
                entries.count(),
                chain.head(),
                chain.anchors(),
                chain.anchored(),
                !keys.isEmpty(),
                findings.sorted());
    }

    private Export.Counts counted(AnchoredChain held, ShownEntries shown) {
        return new Export.Counts(anchors, held.lines(), shown.lines());
    }

    /** The findings, kept within bounds. */
    static final class Findings {
        private static final int KEPT = 1_000;
        private final List<Finding> all = new ArrayList<>();

        void add(Finding finding) {
            if (all.size() < KEPT) {
                all.add(finding);
            }
        }

        boolean isEmpty() {
            return all.isEmpty();
        }

        /** By their place in the chain; what has none comes last. */
        List<Finding> sorted() {
            return all.stream()
                    .sorted(Comparator.comparingLong(
                            finding -> finding.position() == 0 ? Long.MAX_VALUE : finding.position()))
                    .toList();
        }
    }
}
