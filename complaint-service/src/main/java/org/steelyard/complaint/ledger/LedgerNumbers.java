package org.steelyard.complaint.ledger;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Gives ledger numbers without gaps on a store without transactions. The number is promised to the entry's id before the
 * entry is written; a crash between leaves the promise, which the same entry finds again when it is repeated, and which
 * goes to the next entry after a while. That two entries never bear one number is the unique index's business.
 */
@Component
class LedgerNumbers {

    private static final int DESKS = 64;

    private final MongoOperations mongo;
    private final Complaints complaints;
    private final LedgerSettings settings;
    private final Clock clock;
    /** Writers of one process take turns instead of overtaking each other in the store; others are fenced by version. */
    private final ReentrantLock[] desks =
            IntStream.range(0, DESKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    LedgerNumbers(MongoOperations mongo, Complaints complaints, LedgerSettings settings, Clock clock) {
        this.mongo = mongo;
        this.complaints = complaints;
        this.settings = settings;
        this.clock = clock;
    }

    /** The number for an entry: the one it was promised before, else one that was promised in vain, else the next. */
    LedgerNumber reserve(String unit, int year, String complaint) {
        return change(unit, year, volume -> {
            var now = clock.instant();
            var inVainSince = now.minus(settings.reservationTimeout());
            if (volume.needsClearing(settings.openReservations(), inVainSince)) {
                volume.forget(complaints.inLedger(volume.promised()));
            }
            return volume.promise(complaint, now, inVainSince);
        });
    }

    /** Takes note that a number promised in vain was used at the last moment by the entry it was first meant for. */
    void foundTaken(LedgerNumber number) {
        var unused = change(number.unit(), number.year(), volume -> {
            volume.forget(Set.of(number.ordinal()));
            return number;
        });
    }

    /** How often an entry may try, at most. */
    int attempts() {
        return settings.attempts();
    }

    /** The numbers of a unit and year as they stand. */
    LedgerVolume volume(String unit, int year) {
        var volume = mongo.findById(LedgerVolume.idOf(unit, year), LedgerVolume.class);
        return volume == null ? LedgerVolume.open(unit, year) : volume;
    }

    private LedgerNumber change(String unit, int year, Function<LedgerVolume, LedgerNumber> decide) {
        var desk = desks[Math.floorMod(LedgerVolume.idOf(unit, year).hashCode(), DESKS)];
        desk.lock();
        try {
            for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
                var volume = volume(unit, year);
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
