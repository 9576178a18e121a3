package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The numbers of one unit's ledger in one year: how far they went, and which of them are promised to an entry that is not
 * yet known to be in the ledger. A promise that led to nothing is given to the next entry, so no number stays out.
 */
@Document("ledgerVolumes")
@SuppressWarnings("UnusedVariable") // id and version are for the store
class LedgerVolume {

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final LedgerSeries series;
    private final String unit;
    private final int year;
    private int last;
    private List<Promise> promises = new ArrayList<>();

    LedgerVolume(String id, LedgerSeries series, String unit, int year) {
        this.id = id;
        this.series = series;
        this.unit = unit;
        this.year = year;
    }

    static String idOf(LedgerSeries series, String unit, int year) {
        return unit + "|" + year + (series.mark().isEmpty() ? "" : "|" + series.mark());
    }

    static LedgerVolume open(LedgerSeries series, String unit, int year) {
        return new LedgerVolume(idOf(series, unit, year), series, unit, year);
    }

    /**
     * The number for an entry: the one it was promised before, else the first that has waited in vain since the given
     * time, else the next.
     */
    LedgerNumber promise(String complaint, Instant now, Instant inVainSince) {
        var ordinal = first(promise -> promise.complaint().equals(complaint))
                .or(() -> first(promise -> !promise.since().isAfter(inVainSince)))
                .orElseGet(() -> ++last);
        promises.removeIf(promise -> promise.ordinal() == ordinal);
        promises.add(new Promise(ordinal, complaint, now));
        return number(ordinal);
    }

    private Optional<Integer> first(Predicate<Promise> wanted) {
        return promises.stream().filter(wanted).map(Promise::ordinal).min(Integer::compare);
    }

    /** Forgets the promises of numbers that are known to be in the ledger. */
    void forget(Set<Integer> used) {
        promises.removeIf(promise -> used.contains(promise.ordinal()));
    }

    /** Leaves a number out for ever: it was given before, to what is no longer known. */
    void passOver(int ordinal) {
        last = Math.max(last, ordinal);
        forget(Set.of(ordinal));
    }

    /** Whether it is time to look which promises were kept. */
    boolean needsClearing(int limit, Instant inVainSince) {
        return promises.size() >= limit
                || promises.stream().anyMatch(promise -> !promise.since().isAfter(inVainSince));
    }

    List<LedgerNumber> promised() {
        return promises.stream().map(promise -> number(promise.ordinal())).toList();
    }

    /** How far the numbers went. */
    int last() {
        return last;
    }

    LedgerNumber number(int ordinal) {
        return new LedgerNumber(series, unit, year, ordinal);
    }

    /** A number kept for an entry. */
    record Promise(int ordinal, String complaint, Instant since) {}
}
