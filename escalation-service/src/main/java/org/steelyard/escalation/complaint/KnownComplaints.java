package org.steelyard.escalation.complaint;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** The complaints this service has heard of. */
@Component
public class KnownComplaints {

    static final String LOOK_AGAIN_AT = "lookAgainAt";
    static final String UNIT_PATH = "entry.unit.path";
    static final String RECEIVED_AT = "entry.receivedAt";
    static final String ASKED_AT = "reportRequest.askedAt";

    private static final int ATTEMPTS = 20;
    private static final String ID = "_id";

    private final MongoOperations mongo;

    KnownComplaints(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** A complaint whose entry was heard. */
    public Optional<KnownComplaint> find(String id) {
        return heardOf(id).filter(known -> known.entry() != null);
    }

    /** What is known of a complaint, be it only that something later happened to it. */
    public Optional<KnownComplaint> heardOf(String id) {
        return Optional.ofNullable(mongo.findById(id, KnownComplaint.class));
    }

    /**
     * Changes what is known of a complaint, from nothing if need be; decided anew if somebody else was faster. A change
     * that answers the same record writes nothing.
     */
    public KnownComplaint change(String id, UnaryOperator<KnownComplaint> change) {
        for (int attempt = 1; ; attempt++) {
            var known = heardOf(id).orElseGet(() -> KnownComplaint.unheardOf(id));
            var changed = change.apply(known);
            if (changed.equals(known)) {
                return known;
            }
            try {
                return known.version() == null ? mongo.insert(changed) : mongo.save(changed);
            } catch (OptimisticLockingFailureException | DuplicateKeyException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    /**
     * Puts down which referral is about to be begun, so that at most one is open at a time. The referral itself is
     * written next; whoever finds one put down but not written may write it under that id.
     *
     * @return false if somebody else changed the complaint since it was read
     */
    public boolean reserve(KnownComplaint complaint, String referral) {
        try {
            var unused = mongo.save(complaint.referredBy(referral));
            return true;
        } catch (OptimisticLockingFailureException overtaken) {
            return false;
        }
    }

    /** Notes that a violation report was written beside a complaint; answers whether one was asked for. */
    public void reported(String complaint, String report) {
        if (heardOf(complaint).isPresent()) {
            var unused = change(complaint, known -> {
                var request = known.reportRequest();
                return request == null || request.report() != null
                        ? known
                        : known.askedToReport(request.answered(report));
            });
        }
    }

    /** Ids of those whose clock has run out, the longest waiting first. */
    public List<String> toLookAt(Instant now, int limit) {
        var due = query(where(LOOK_AGAIN_AT).lte(now))
                .with(Sort.by(LOOK_AGAIN_AT))
                .limit(limit);
        due.fields().include(ID);
        return mongo.find(due, org.bson.Document.class, mongo.getCollectionName(KnownComplaint.class)).stream()
                .map(found -> found.getString(ID))
                .toList();
    }

    /** How many clocks have run out and wait for being looked at. */
    public long waiting(Instant now) {
        return mongo.count(query(where(LOOK_AGAIN_AT).lte(now)), KnownComplaint.class);
    }

    /** Those a county received from one day to another, in order of receipt, at most so many. */
    public List<KnownComplaint> received(String county, LocalDate from, LocalDate to, int limit) {
        return mongo.find(
                query(where(UNIT_PATH)
                                .is(county)
                                .and(RECEIVED_AT)
                                .gte(startOf(from))
                                .lt(startOf(to.plusDays(1))))
                        .with(Sort.by(RECEIVED_AT, ID))
                        .limit(limit),
                KnownComplaint.class);
    }

    /** Those in two areas, one within the other, for which a violation report was asked and is not there. */
    public List<KnownComplaint> withoutReport(String area, String unit, @Nullable String after, int limit) {
        var open = where(UNIT_PATH)
                .all(area, unit)
                .and("reportRequest.rule")
                .exists(true)
                .and("reportRequest.report")
                .isNull();
        var criteria = after == null
                ? open
                : new Criteria().andOperator(open, where(ID).gt(after));
        return mongo.find(query(criteria).with(Sort.by(ID)).limit(limit), KnownComplaint.class);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
