package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The complaints of all units. */
@Component
class Complaints implements InitializingBean {

    private static final String ID = "_id";
    private static final String LEDGER_NUMBER = "ledgerNumber";
    private static final String PATH = "unit.path";
    private static final String OFFICES = "referrals.offices";
    private static final String UNIT = "unit.code";
    private static final String RECEIVED_AT = "findable.receivedAt";
    private static final String CLOSED_ON = "closedOn";

    private final MongoOperations mongo;

    Complaints(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Before anything is written: the unique number is what two processes cannot agree on otherwise. */
    @Override
    public void afterPropertiesSet() {
        var indexes = mongo.indexOps(Complaint.class);
        List.of(
                        new Index(LEDGER_NUMBER, Sort.Direction.ASC)
                                .named("number")
                                .unique(),
                        new Index(PATH, Sort.Direction.ASC)
                                .on(ID, Sort.Direction.ASC)
                                .named("area"),
                        new Index(OFFICES, Sort.Direction.ASC)
                                .on(ID, Sort.Direction.ASC)
                                .named("offices"),
                        new Index(UNIT, Sort.Direction.ASC)
                                .on(CLOSED_ON, Sort.Direction.ASC)
                                .named("closings"))
                .forEach(index -> {
                    var unused = indexes.createIndex(index);
                });
    }

    @Nullable
    Complaint find(String id) {
        return mongo.findById(id, Complaint.class);
    }

    /** The ids of what this unit closed last in this month, in order, at most so many. */
    List<String> closedIn(String unit, YearMonth month, int limit) {
        var query = Query.query(Criteria.where(UNIT)
                        .is(unit)
                        .and(CLOSED_ON)
                        .gte(month.atDay(1).toString())
                        .lte(month.atEndOfMonth().toString()))
                .with(Sort.by(Sort.Direction.ASC, ID))
                .limit(limit);
        query.fields().include(ID);
        return mongo
                .find(query, org.bson.Document.class, Objects.requireNonNull(mongo.getCollectionName(Complaint.class)))
                .stream()
                .map(found -> found.getString(ID))
                .toList();
    }

    /** The latest complaints of a county since a time that name this phone, on whichever side; at most so many. */
    List<Complaint> naming(String phoneIndex, String county, Instant since, int limit) {
        var query = Query.query(Criteria.where("findable.phones")
                        .is(phoneIndex)
                        .and(PATH)
                        .is(county)
                        .and(RECEIVED_AT)
                        .gte(since))
                .with(Sort.by(Sort.Direction.DESC, RECEIVED_AT))
                .limit(limit);
        return mongo.find(query, Complaint.class);
    }

    /** The entries that bear these numbers, by number. */
    Map<String, Complaint> bearing(Collection<LedgerNumber> numbers) {
        var query = Query.query(Criteria.where(LEDGER_NUMBER)
                .in(numbers.stream().map(LedgerNumber::text).toList()));
        var found = new HashMap<String, Complaint>();
        mongo.find(query, Complaint.class).forEach(complaint -> found.put(complaint.ledgerNumber(), complaint));
        return found;
    }
}
