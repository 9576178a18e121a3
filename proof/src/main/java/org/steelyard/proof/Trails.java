package org.steelyard.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the chain tells of each entry, in the order in which they came into the ledger. */
final class Trails {

    private final Map<String, Trail> bySubject = new LinkedHashMap<>();

    /** Takes in a link; whether the same write was there already. */
    boolean add(Link link) {
        var trail = bySubject.computeIfAbsent(link.subject(), subject -> new Trail(link, link.position()));
        return trail.writes.putIfAbsent(
                        link.revision(), new Trail.Written(link.position(), link.before(), link.digest()))
                != null;
    }

    /** A damaged link seems to tell of this entry. */
    void taint(Link link, long position) {
        bySubject.computeIfAbsent(link.subject(), subject -> new Trail(link, position)).tainted = true;
    }

    @Nullable
    Trail find(String subject) {
        return bySubject.get(subject);
    }

    List<Trail> inOrder() {
        return bySubject.values().stream()
                .sorted(java.util.Comparator.comparingLong(trail -> trail.first))
                .toList();
    }
}
