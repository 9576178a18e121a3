package org.steelyard.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries as they come, held against what the chain tells of them. */
final class ShownEntries {

    private final Trails trails;
    private final LedgerCheck.Findings findings;
    private final List<Unknown> unknown = new ArrayList<>();
    private long lines;
    private long count;
    /** Where in the chain the last entry came in; entries of one round come in order. */
    private long reached;

    private boolean begun;
    private boolean fresh = true;

    ShownEntries(Trails trails, LedgerCheck.Findings findings) {
        this.trails = trails;
        this.findings = findings;
    }

    /** Links follow: entries that come after them may have been shown before. */
    void newRound() {
        if (!fresh) {
            fresh = true;
            reached = 0;
        }
    }

    void entry(byte[] bytes) {
        lines++;
        begun = true;
        fresh = false;
        var line = new String(bytes, StandardCharsets.ISO_8859_1);
        var content = line.indexOf(Export.CONTENT);
        var shown = content < 0 || !line.endsWith("}") ? null : shown(line.substring(0, content), bytes, content);
        var trail = shown == null ? null : trails.find(shown.subject());
        if (shown == null || trail == null) {
            unknown.add(new Unknown(reached, shown == null ? null : shown.subject()));
            return;
        }
        close(trail.first);
        if (trail.first <= reached) {
            findings.add(new Finding(
                    trail.first, Damage.REORDERED, trail.entry, trail.subject, "it comes after later entries"));
        }
        reached = Math.max(reached, trail.first);
        count += trail.isShown() ? 0 : 1;
        trail.show(shown.revision(), shown.digest());
    }

    private static @Nullable Shown shown(String start, byte[] bytes, int content) {
        try {
            var members = FlatJson.read(start + "}");
            var subject = Link.required(members, "entry");
            var revision = Long.parseLong(Link.required(members, "revision"));
            var from = content + Export.CONTENT.length();
            return Export.prefix(subject, revision).equals(start + Export.CONTENT)
                    ? new Shown(subject, revision, Sha256.of(bytes, from, bytes.length - 1))
                    : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** The lines that could not be placed stand before this entry. */
    private void close(long first) {
        unknown.forEach(line -> {
            if (line.until == 0) {
                line.until = first;
            }
        });
    }

    /** A line that is of no kind; whether it stands among the entries. */
    boolean rubble() {
        if (begun) {
            unknown.add(new Unknown(reached, null));
        }
        return begun;
    }

    void finish(@Nullable Integer year, boolean chainDamaged, boolean noEnd, long links) {
        var missing = new ArrayList<Trail>();
        for (var trail : trails.inOrder()) {
            if (!trail.tainted && !trail.isShown() && (year == null || trail.year == year)) {
                missing.add(trail);
            } else if (!trail.tainted) {
                compare(trail, chainDamaged, noEnd);
            }
            var broken = trail.tainted ? null : trail.broken();
            if (broken != null && !(chainDamaged && broken.damage() == Damage.MISSING)) {
                findings.add(
                        new Finding(broken.position(), broken.damage(), trail.entry, trail.subject, broken.detail()));
            }
        }
        if (noEnd) {
            cutOff(missing, links);
        }
        missing.forEach(this::notShown);
        unknown.stream().filter(line -> !line.placed).forEach(line -> left(line, chainDamaged, noEnd));
    }

    private void compare(Trail trail, boolean chainDamaged, boolean noEnd) {
        if (!trail.isShown() || (chainDamaged && trail.shown > trail.lastRevision())) {
            return; // its link is the one that is damaged
        }
        var older = trail.shown < trail.lastRevision() && !noEnd ? "it is older than what was written last" : null;
        var difference = trail.difference != null ? trail.difference : older;
        if (difference != null) {
            findings.add(new Finding(trail.first, Damage.ALTERED, trail.entry, trail.subject, difference));
        }
    }

    /** Without an end, what follows the last entry was cut off and is not missing each for itself. */
    private void cutOff(List<Trail> missing, long links) {
        var after = missing.stream().filter(trail -> trail.first > reached).toList();
        missing.removeAll(after);
        unknown.stream().filter(line -> line.until == 0).forEach(line -> line.placed = true);
        var first = begun && !after.isEmpty() ? after.getFirst() : null;
        findings.add(new Finding(
                first == null ? links + 1 : first.first,
                Damage.CUT_OFF,
                first == null ? null : first.entry,
                first == null ? null : first.subject,
                "the export has no end"));
    }

    private void notShown(Trail trail) {
        var line = unknown.stream()
                .filter(one -> !one.placed && one.after < trail.first && (one.until == 0 || trail.first < one.until))
                .findFirst();
        line.ifPresent(one -> one.placed = true);
        findings.add(new Finding(
                trail.first,
                line.isPresent() ? Damage.ALTERED : Damage.MISSING,
                trail.entry,
                trail.subject,
                line.isPresent() ? "the line in its place is not of it" : "it was written and is not there"));
    }

    private void left(Unknown line, boolean chainDamaged, boolean noEnd) {
        var torn = unknown.stream().anyMatch(other -> other.placed && other.after == line.after);
        if (line.subject == null ? torn : chainDamaged || noEnd) {
            return; // part of a line that was torn, or its link is the one that is damaged
        }
        findings.add(
                line.subject == null
                        ? new Finding(line.after, Damage.ALTERED, null, null, "a line after this entry cannot be read")
                        : new Finding(0, Damage.ADDED, null, line.subject, "the chain knows nothing of it"));
    }

    long lines() {
        return lines;
    }

    long count() {
        return count;
    }

    private record Shown(String subject, long revision, String digest) {}

    /** A line that could not be placed, and between which entries it stands. */
    private static final class Unknown {
        private final long after;
        private final @Nullable String subject;
        private long until;
        private boolean placed;

        Unknown(long after, @Nullable String subject) {
            this.after = after;
            this.subject = subject;
        }
    }
}
