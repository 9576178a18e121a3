package org.steelyard.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links as they come, held against each other and against the anchors. */
final class AnchoredChain {

    /** Positions left out that are waited for; beyond that they are only reported. */
    private static final int GAPS = 100_000;

    private final String unit;
    private final Trails trails;
    private final LedgerCheck.Findings findings;
    private final Map<Long, List<Anchor>> anchors = new HashMap<>();
    private final Map<Long, String> gaps = new HashMap<>();
    private final Set<Long> reported = new HashSet<>();
    private long expected = 1;
    /** What the next link may name as the one before it; nothing if that one could not be read. */
    private Set<String> previous = Set.of(Link.NONE);

    private String head = Link.NONE;
    private @Nullable String lastEntry;
    private long lines;
    private int held;
    private long anchored;
    private boolean damaged;

    AnchoredChain(String unit, Trails trails, LedgerCheck.Findings findings) {
        this.unit = unit;
        this.trails = trails;
        this.findings = findings;
    }

    void anchor(Anchor anchor) {
        anchors.computeIfAbsent(anchor.links(), position -> new ArrayList<>()).add(anchor);
    }

    void untrusted(long position, String why) {
        findings.add(new Finding(position, Damage.ANCHOR_UNTRUSTED, null, null, why));
    }

    void link(String line) {
        lines++;
        Link link;
        try {
            link = Link.read(line);
        } catch (Unreadable unreadable) {
            damage(expected++, Damage.ALTERED, null, "the link cannot be read");
            previous = Set.of();
            return;
        }
        if (!link.isWhole()) {
            damage(expected, Damage.ALTERED, link, "the link's hash is not that of its content");
            trails.taint(link, expected++);
            previous = Set.of(link.hash(), Sha256.of(link.text()));
        } else if (!link.unit().equals(unit)) {
            damage(expected, Damage.ALTERED, link, "the link is of the chain of " + link.unit());
        } else if (link.position() < expected) {
            comeLate(link);
        } else {
            accept(link);
        }
    }

    private void comeLate(Link link) {
        var late = gaps.remove(link.position()) != null;
        damage(
                link.position(),
                Damage.REORDERED,
                link,
                late ? "the link comes after later ones" : "a link at this place was there before");
        if (late) {
            add(link);
        }
    }

    private void accept(Link link) {
        if (link.position() > expected) {
            leaveOut(link);
        } else if (!previous.isEmpty() && !previous.contains(link.previous())) {
            var broken = Math.max(1, expected - 1);
            damage(
                    broken,
                    Damage.ALTERED,
                    null,
                    "link " + link.position() + " does not follow from what stands before");
        }
        add(link);
        for (var anchor : anchors.getOrDefault(link.position(), List.of())) {
            hold(link, anchor);
        }
        expected = link.position() + 1;
        previous = Set.of(link.hash());
        head = link.hash();
        lastEntry = link.entry();
    }

    private void leaveOut(Link next) {
        for (var gap = expected; gap < next.position() && gaps.size() < GAPS; gap++) {
            gaps.put(
                    gap,
                    "the link between " + (lastEntry == null ? "the beginning" : "that of entry " + lastEntry)
                            + " and that of entry " + next.entry() + " is not there");
        }
    }

    private void add(Link link) {
        if (trails.add(link)) {
            damage(link.position(), Damage.ADDED, link, "revision " + link.revision() + " of it is in the chain twice");
        }
    }

    private void hold(Link link, Anchor anchor) {
        held++;
        if (anchor.digest().equals(link.hash())) {
            anchored = Math.max(anchored, link.position());
        } else {
            damage(
                    link.position(),
                    Damage.REWRITTEN,
                    null,
                    "links " + (anchored + 1) + " to " + link.position() + " are not those anchored on "
                            + anchor.day());
        }
    }

    private void damage(long position, Damage damage, @Nullable Link link, String detail) {
        damaged = true;
        if (reported.add(position)) {
            findings.add(new Finding(
                    position,
                    damage,
                    link == null ? null : link.entry(),
                    link == null ? null : link.subject(),
                    detail));
        }
    }

    void rubble() {
        damage(expected, Damage.ALTERED, null, "a line cannot be read");
    }

    /**
     * Comes to the end.
     *
     * @param counted how many lines the export says it has, none if it does not say
     */
    void finish(@Nullable Long counted) {
        gaps.forEach((position, detail) -> damage(position, Damage.MISSING, null, detail));
        anchors.values().stream()
                .flatMap(List::stream)
                .filter(anchor -> anchor.links() >= expected)
                .forEach(anchor -> {
                    held++;
                    damage(
                            expected,
                            Damage.CUT_OFF,
                            null,
                            "the anchor of " + anchor.day() + " knows " + anchor.links() + " links");
                });
        if (counted != null && lines < counted && !damaged) {
            damage(expected, Damage.CUT_OFF, null, "the export counts " + counted + " links");
        }
    }

    boolean isDamaged() {
        return damaged;
    }

    long length() {
        return expected - 1;
    }

    long lines() {
        return lines;
    }

    String head() {
        return head;
    }

    int anchors() {
        return held;
    }

    long anchored() {
        return anchored;
    }
}
