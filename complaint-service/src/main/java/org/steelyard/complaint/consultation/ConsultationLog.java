package org.steelyard.complaint.consultation;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.ledger.Deed;
import org.steelyard.complaint.ledger.LedgerAccess;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** Enters and reads consultations and nil notes. */
@Service
public class ConsultationLog implements InitializingBean {

    private static final String ID = "_id";
    private static final String PATH = "unit.path";
    private static final String UNIT = "unit.code";
    private static final String MONTH = "month";

    private final MongoOperations mongo;
    private final LedgerAccess access;
    private final Outbox outbox;
    private final Clock clock;

    ConsultationLog(MongoOperations mongo, LedgerAccess access, Outbox outbox, Clock clock) {
        this.mongo = mongo;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var indexes = mongo.indexOps(Consultation.class);
        List.of(
                        new Index(UNIT, Sort.Direction.ASC)
                                .on(MONTH, Sort.Direction.ASC)
                                .named("months"),
                        new Index(PATH, Sort.Direction.ASC)
                                .on(ID, Sort.Direction.ASC)
                                .named("area"))
                .forEach(index -> {
                    var unused = indexes.createIndex(index);
                });
    }

    /** Enters a question that was answered; it counts for the month in which it was asked. */
    public Created<Consultation> log(
            @Nullable String unit, Question question, Caller caller, Conditions conditions, Deed deed) {
        access.requireWriter(caller);
        var place = access.ledgerFor(unit, caller, deed);
        var month = YearMonth.from(WorkingCalendar.dateOf(deed.occurredAt()));
        if (question.month() != null && !question.month().equals(month)) {
            throw new FieldRefused(MONTH, "other-month", month);
        }
        var consultation = new Consultation(
                conditions.newId(),
                place,
                ConsultationKind.CONSULTATION,
                month.toString(),
                question.category(),
                question.content(),
                question.answer());
        return outbox.create(consultation, conditions, consultation.log(deed));
    }

    /** Notes that a month brought no question; once per unit and month, and only if it is true. */
    public Created<Consultation> noteNone(
            @Nullable String unit, YearMonth month, Caller caller, Conditions conditions, Deed deed) {
        access.requireWriter(caller);
        var place = access.ledgerFor(unit, caller, deed);
        if (month.isAfter(YearMonth.from(WorkingCalendar.dateOf(clock.instant())))) {
            throw new FieldRefused(MONTH, "future-month");
        }
        requireNone(place, month);
        var note = new Consultation(
                "nil-" + place.code() + "-" + month,
                place,
                ConsultationKind.NIL_NOTE,
                month.toString(),
                null,
                null,
                null);
        var created = outbox.create(note, conditions, note.log(deed));
        if (!created.fresh() && !created.repeated()) {
            throw NilNoteRefused.again(month.toString());
        }
        return created;
    }

    private void requireNone(UnitRef unit, YearMonth month) {
        var asked = Query.query(Criteria.where(UNIT)
                .is(unit.code())
                .and(MONTH)
                .is(month.toString())
                .and("kind")
                .is(ConsultationKind.CONSULTATION));
        if (mongo.exists(asked, Consultation.class)) {
            throw NilNoteRefused.because(month.toString());
        }
    }

    /** One entry in the caller's reach. */
    public Consultation consultation(String id, Caller caller) {
        var found = mongo.findById(id, Consultation.class);
        if (found == null || !access.coversForReading(found.unit(), caller)) {
            throw new NotFound("consultation", id);
        }
        return found;
    }

    /** Entries in the caller's reach in the order of their ids: at most {@code limit} and one more. */
    public List<Consultation> list(
            @Nullable String unit, @Nullable YearMonth month, Caller caller, @Nullable String after, int limit) {
        if (!access.readsAnArea(caller)) {
            throw new NotAllowed();
        }
        var all = new ArrayList<Criteria>();
        all.add(Criteria.where(PATH).is(Objects.requireNonNullElse(caller.area(), "")));
        if (unit != null) {
            all.add(Criteria.where(PATH).is(unit));
        }
        if (month != null) {
            all.add(Criteria.where(MONTH).is(month.toString()));
        }
        if (after != null) {
            all.add(Criteria.where(ID).gt(after));
        }
        var query = new Query(new Criteria().andOperator(all))
                .with(Sort.by(Sort.Direction.ASC, ID))
                .limit(limit + 1);
        return mongo.find(query, Consultation.class);
    }

    /**
     * A question that was answered.
     *
     * @param month the month it counts for, none to take it from when it was asked
     * @param category what about
     * @param content what was asked
     * @param answer what was answered, none if not written down
     */
    public record Question(
            @Nullable YearMonth month,
            Category category,
            String content,
            @Nullable String answer) {

        @Override
        public String toString() {
            return "Question[withheld]";
        }
    }
}
