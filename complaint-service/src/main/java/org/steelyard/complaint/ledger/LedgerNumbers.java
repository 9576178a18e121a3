package org.steelyard.complaint.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Gives ledger numbers without gaps on a store without transactions. The number is promised to the entry's id before the
 * entry is written; a crash between leaves the promise, which the same entry finds again when it is repeated, and which
 * goes to the next entry after a while. That two entries never bear one number is the unique index's business.
 */
@Component
public class LedgerNumbers {

    private static final int DESKS = 64;
    private static final String NUMBER = "ledgerNumber";

    private final MongoOperations mongo;
    private final LedgerSettings settings;
    private final Clock clock;
    /** Writers of one process take turns instead of overtaking each other in the store; others are fenced by version. */
    private final ReentrantLock[] desks =
            IntStream.range(0, DESKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    LedgerNumbers(MongoOperations mongo, LedgerSettings settings, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Has an entry written under its number, once; if the number was taken at the last moment, under another one. */
    public <T> T enter(LedgerSeries series, String unit, int year, String entry, Function<String, T> write) {
        for (int attempt = 1; ; attempt++) {
            var number = reserve(series, unit, year, entry);
            try {
                return write.apply(number.text());
            } catch (DuplicateKeyException taken) {
                foundTaken(number);
                if (attempt == settings.attempts()) {
                    throw taken;
                }
            }
        }
    }

    /** The number for an entry: the one it was promised before, else one that was promised in vain, else the next. */
    LedgerNumber reserve(LedgerSeries series, String unit, int year, String entry) {
        return change(series, unit, year, volume -> {
            var now = clock.instant();
            var inVainSince = now.minus(settings.reservationTimeout());
            if (volume.needsClearing(settings.openReservations(), inVainSince)) {
                volume.forget(inLedger(series, volume.promised()));
            }
            return volume.promise(entry, now, inVainSince);
        });
    }

    /** Takes note that a number promised in vain was used at the last moment by the entry it was first meant for. */
    void foundTaken(LedgerNumber number) {
        var unused = change(number.series(), number.unit(), number.year(), volume -> {
            volume.forget(Set.of(number.ordinal()));
            return number;
        });
    }

    /** Leaves out a number that was given before and is known by its facts alone. */
    void passOver(LedgerNumber number) {
        var unused = change(number.series(), number.unit(), number.year(), volume -> {
            volume.passOver(number.ordinal());
            return number;
        });
    }

    /** Which of these numbers an entry bears, by ordinal. */
    private Set<Integer> inLedger(LedgerSeries series, Collection<LedgerNumber> numbers) {
        var query = Query.query(Criteria.where(NUMBER)
                .in(numbers.stream().map(LedgerNumber::text).toList()));
        query.fields().include(NUMBER).exclude("_id");
        var taken = mongo.find(query, Document.class, series.collection()).stream()
                .map(found -> found.getString(NUMBER))
                .collect(Collectors.toSet());
        return numbers.stream()
                .filter(number -> taken.contains(number.text()))
                .map(LedgerNumber::ordinal)
                .collect(Collectors.toSet());
    }

    /** The numbers of a unit and year as they stand. */
    LedgerVolume volume(LedgerSeries series, String unit, int year) {
        var volume = mongo.findById(LedgerVolume.idOf(series, unit, year), LedgerVolume.class);
        return volume == null ? LedgerVolume.open(series, unit, year) : volume;
    }

    private LedgerNumber change(
            LedgerSeries series, String unit, int year, Function<LedgerVolume, LedgerNumber> decide) {
        var desk = desks[Math.floorMod(LedgerVolume.idOf(series, unit, year).hashCode(), DESKS)];
        desk.lock();
        try {
            for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
                var volume = volume(series, unit, year);
                var number = decide.apply(volume);
                if (saved(volume)) {
                    return number;
                }
            }
        } finally {
            desk.unlock();
        }
        throw new OptimisticLockingFailureException("Others took every number of " + unit + " that was tried");
    }

    private boolean saved(LedgerVolume volume) {
        try {
            var unused = mongo.save(volume);
            return true;
        } catch (OptimisticLockingFailureException | DuplicateKeyException overtaken) {
            return false; // by another process; look again at what then stands
        }
    }
}
