package org.steelyard.proof;

import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the chain and the export say of one entry. */
final class Trail {

    final String subject;
    final String entry;
    final int year;
    /** Where it came into the ledger. */
    final long first;

    final TreeMap<Long, Written> writes = new TreeMap<>();
    /** A link that tells of it is damaged; nothing more can be said of it. */
    boolean tainted;
    /** The revision of its last line, -1 if it has none. */
    long shown = -1;
    /** How a line of it differs from the chain. */
    @Nullable
    String difference;

    Trail(Link link, long position) {
        subject = link.subject();
        entry = link.entry();
        year = link.year();
        first = position;
    }

    boolean isShown() {
        return shown >= 0;
    }

    long lastRevision() {
        return writes.isEmpty() ? -1 : writes.lastKey();
    }

    /** Takes in a line, and how it differs from the last write the chain tells of. */
    void show(long revision, String digest) {
        shown = revision;
        var expected = writes.lastEntry();
        if (expected == null
                || expected.getKey() != revision
                || !expected.getValue().digest().equals(digest)) {
            difference = writes.entrySet().stream()
                    .filter(write -> write.getValue().digest().equals(digest))
                    .findFirst()
                    .map(write -> "it was set back to its revision " + write.getKey())
                    .orElse("its content is not what was written");
        }
    }

    /** The first write that found something else than the write before it left, none if there is none. */
    @Nullable
    Broken broken() {
        for (var write : writes.entrySet()) {
            var left = writes.get(write.getKey() - 1);
            var at = write.getValue();
            if (write.getKey() > 0 && left == null) {
                return new Broken(
                        at.position(), Damage.MISSING, "its revision " + (write.getKey() - 1) + " is not in the chain");
            }
            if (!Objects.equals(at.before(), left == null ? null : left.digest())) {
                return new Broken(
                        at.position(),
                        Damage.ALTERED,
                        "it was altered before its revision " + write.getKey() + " was written");
            }
        }
        return null;
    }

    record Written(long position, @Nullable String before, String digest) {}

    record Broken(long position, Damage damage, String detail) {}
}
