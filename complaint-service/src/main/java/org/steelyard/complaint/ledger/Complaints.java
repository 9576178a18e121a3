package org.steelyard.complaint.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final String OFFICES = "offices";
    private static final String STATUS = "status";

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
                                .named("offices"))
                .forEach(index -> {
                    var unused = indexes.createIndex(index);
                });
    }

    @Nullable
    Complaint find(String id) {
        return mongo.findById(id, Complaint.class);
    }

    /** One page in the order of ids, with one more to know whether another follows. */
    List<Complaint> list(Filter filter, @Nullable String after, int limit) {
        var query = new Query(filter.criteria())
                .with(Sort.by(Sort.Direction.ASC, ID))
                .limit(limit + 1);
        if (after != null) {
            query.addCriteria(Criteria.where(ID).gt(after));
        }
        return mongo.find(query, Complaint.class);
    }

    /** Which of these numbers an entry bears, by ordinal. */
    Set<Integer> inLedger(Collection<LedgerNumber> numbers) {
        var query = Query.query(Criteria.where(LEDGER_NUMBER)
                .in(numbers.stream().map(LedgerNumber::text).toList()));
        query.fields().include(LEDGER_NUMBER).exclude(ID);
        var taken = mongo
                .find(query, org.bson.Document.class, Objects.requireNonNull(mongo.getCollectionName(Complaint.class)))
                .stream()
                .map(found -> found.getString(LEDGER_NUMBER))
                .collect(Collectors.toSet());
        return numbers.stream()
                .filter(number -> taken.contains(number.text()))
                .map(LedgerNumber::ordinal)
                .collect(Collectors.toSet());
    }

    /** The entries that bear these numbers, by number. */
    Map<String, Complaint> bearing(Collection<LedgerNumber> numbers) {
        var query = Query.query(Criteria.where(LEDGER_NUMBER)
                .in(numbers.stream().map(LedgerNumber::text).toList()));
        var found = new HashMap<String, Complaint>();
        mongo.find(query, Complaint.class).forEach(complaint -> found.put(complaint.ledgerNumber(), complaint));
        return found;
    }

    /**
     * Which complaints are wanted; what is not given does not matter.
     *
     * @param area the unit in whose subtree the reader may read
     * @param office the office that may read what was referred to it
     * @param unit the unit whose subtree is asked for
     * @param status where they stand
     */
    record Filter(
            @Nullable String area,
            @Nullable String office,
            @Nullable String unit,
            @Nullable ComplaintStatus status) {

        Criteria criteria() {
            var all = new ArrayList<Criteria>();
            add(all, PATH, area);
            add(all, OFFICES, office);
            add(all, PATH, unit);
            add(all, STATUS, status);
            return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
        }

        private static void add(List<Criteria> all, String field, @Nullable Object value) {
            if (value != null) {
                all.add(Criteria.where(field).is(value));
            }
        }
    }
}
