package org.steelyard.complaint.chain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.store.CanonicalForm;
import org.steelyard.proof.Anchor;
import org.steelyard.proof.Export;

/**
 * Takes one export while the ledger may be written: an entry that is ahead of the chain is waited for, and one that was
 * written again after it was taken is taken again, until nothing moves.
 */
final class ExportRun {

    private final LedgerChain chain;
    private final EntryDocuments documents;
    private final ChainSettings settings;
    private final Clock clock;
    private final String unit;
    private final @Nullable Integer year;
    private final LedgerLines out;
    /** The last revision the chain tells of, by subject, for entries of the year. */
    private final Map<String, Long> linked = new HashMap<>();

    private final Map<String, Long> taken = new HashMap<>();
    private long links;
    private long entries;

    ExportRun(
            LedgerChain chain,
            EntryDocuments documents,
            ChainSettings settings,
            Clock clock,
            String unit,
            @Nullable Integer year,
            LedgerLines out) {
        this.chain = chain;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
        this.unit = unit;
        this.year = year;
        this.out = out;
    }

    void take(List<Anchor> anchors) throws IOException {
        var until = clock.instant().plus(settings.exportPatience());
        line(Export.head(unit, year, clock.instant()));
        for (var anchor : anchors) {
            line(anchor.line());
        }
        var known = new LinkedHashSet<String>();
        var open = takeLinks(known);
        var strangers = documents.idsIn(unit);
        strangers.removeAll(known);
        open.addAll(strangers);
        while (!open.isEmpty()) {
            var ahead = takeEntries(open, !clock.instant().isBefore(until));
            if (!ahead.isEmpty()) {
                pause();
            }
            open = takeLinks(known);
            open.addAll(ahead);
        }
        line(Export.end(new Export.Counts(anchors.size(), links, entries)));
    }

    /** Takes the links there are, and gives the entries of the year they tell of, in order of their first link here. */
    private Set<String> takeLinks(Set<String> known) throws IOException {
        var told = new LinkedHashSet<String>();
        for (var next = chain.links(unit, links); !next.isEmpty(); next = chain.links(unit, links)) {
            for (var link : next) {
                line(link.line());
                known.add(link.subject());
                if (year == null || year == link.year()) {
                    linked.merge(link.subject(), link.revision(), Math::max);
                    told.add(link.subject());
                }
            }
            links = next.getLast().position();
        }
        told.removeIf(subject -> Objects.equals(linked.get(subject), taken.get(subject)));
        return inOrderOf(known, told);
    }

    private static Set<String> inOrderOf(Set<String> known, Set<String> some) {
        var ordered = new LinkedHashSet<>(known);
        ordered.retainAll(some);
        return ordered;
    }

    /** Takes entries, all but those that are ahead of the chain unless there is no time left. */
    private Set<String> takeEntries(Collection<String> subjects, boolean all) throws IOException {
        var ahead = new LinkedHashSet<String>();
        var rest = List.copyOf(subjects);
        for (int from = 0; from < rest.size(); from += settings.linksAtATime()) {
            var some = rest.subList(from, Math.min(rest.size(), from + settings.linksAtATime()));
            var found = documents.find(some);
            for (var subject : some) {
                var document = found.get(subject);
                if (document != null && !all && revisionOf(document) > linked.getOrDefault(subject, -1L)) {
                    ahead.add(subject);
                } else if (document != null) {
                    takeEntry(subject, document);
                }
            }
        }
        return ahead;
    }

    private void takeEntry(String subject, Document document) throws IOException {
        entries++;
        taken.put(subject, revisionOf(document));
        out.line(Export.entry(subject, revisionOf(document), content(document)));
    }

    /** What somebody put into the store need not have a canonical form. */
    private static byte[] content(Document document) {
        try {
            return CanonicalForm.bytes(document);
        } catch (IllegalArgumentException e) {
            return "null".getBytes(StandardCharsets.UTF_8);
        }
    }

    private static long revisionOf(Document document) {
        return document.get("version") instanceof Number version ? Math.max(0, version.longValue()) : 0;
    }

    private void line(String line) throws IOException {
        out.line(line.getBytes(StandardCharsets.UTF_8));
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(settings.exportPoll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
