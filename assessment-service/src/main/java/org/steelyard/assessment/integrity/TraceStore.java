package org.steelyard.assessment.integrity;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.contracts.UnitRef;

/** What the checks know, one document per unit and year. */
@Repository
class TraceStore {

    private static final int ATTEMPTS = 10;

    private final MongoOperations mongo;
    private final IntegritySettings settings;
    private final MeterRegistry meters;

    TraceStore(MongoOperations mongo, IntegritySettings settings, MeterRegistry meters) {
        this.mongo = mongo;
        this.settings = settings;
        this.meters = meters;
    }

    @PostConstruct
    void index() {
        var unused = mongo.indexOps(UnitTraces.class)
                .createIndex(new Index("year", Sort.Direction.ASC)
                        .on("county", Sort.Direction.ASC)
                        .named("year"));
    }

    /** Merges traces into what is known; topics are read side by side, so two may want to at once. */
    UnitTraces remember(UnitRef unit, int year, Collection<Trace> traces) {
        for (int attempt = 1; ; attempt++) {
            var found = mongo.findById(UnitTraces.idOf(unit.code(), year), UnitTraces.class);
            var before = found == null ? UnitTraces.none(unit, year) : found;
            var after = before.with(traces, settings.maxSubjects());
            if (after.traces().size() >= settings.maxSubjects()) {
                meters.counter("steelyard.integrity.full").increment();
            }
            if (after.equals(before)) {
                return after;
            }
            try {
                return mongo.save(after);
            } catch (OptimisticLockingFailureException | DuplicateKeyException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    /** The counties of which something is known of a year. */
    List<String> counties(int year) {
        return mongo.findDistinct(Query.query(where("year").is(year)), "county", UnitTraces.class, String.class);
    }

    /** A county's units in some years, to be closed after use. */
    Stream<UnitTraces> of(String county, Integer... years) {
        return mongo.stream(
                Query.query(where("year").in((Object[]) years).and("county").is(county)), UnitTraces.class);
    }
}
