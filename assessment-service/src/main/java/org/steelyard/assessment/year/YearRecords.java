package org.steelyard.assessment.year;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.assessment.scheme.FrozenYears;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** What is kept of counties' years; a county's year is a few hundred small documents. */
@Repository
class YearRecords implements FrozenYears {

    private final MongoOperations mongo;
    private final Outbox outbox;

    YearRecords(MongoOperations mongo, Outbox outbox) {
        this.mongo = mongo;
        this.outbox = outbox;
    }

    @PostConstruct
    void index() {
        for (var type : List.of(UnitYear.class, Veto.class, Exclusion.class, Appeal.class, UnitResult.class)) {
            var unused = mongo.indexOps(type)
                    .createIndex(new Index("county", Sort.Direction.ASC)
                            .on("year", Sort.Direction.ASC)
                            .named("county-year"));
        }
    }

    /** A county's year, begun if nobody did anything in it yet. */
    AssessmentYear year(String county, int year) {
        var found = mongo.findById(AssessmentYear.id(county, year), AssessmentYear.class);
        return found != null
                ? found
                : outbox.create(new AssessmentYear(AssessmentYear.id(county, year), county, year), Conditions.NONE)
                        .aggregate();
    }

    /** A county's year to be looked at; nothing is written. */
    AssessmentYear look(String county, int year) {
        var found = mongo.findById(AssessmentYear.id(county, year), AssessmentYear.class);
        return found != null ? found : new AssessmentYear(AssessmentYear.id(county, year), county, year);
    }

    @Override
    public boolean isFrozen(int year) {
        return mongo.exists(Query.query(where("year").is(year).and("frozen").exists(true)), AssessmentYear.class);
    }

    /** A unit's year, begun if there is none. */
    UnitYear unitYear(UnitYear fresh) {
        var found = mongo.findById(fresh.id(), UnitYear.class);
        return found != null ? found : outbox.create(fresh, Conditions.NONE).aggregate();
    }

    @Nullable
    UnitYear findUnitYear(String unit, int year) {
        return mongo.findById(UnitYear.id(unit, year), UnitYear.class);
    }

    <A extends Aggregate> @Nullable A find(String id, Class<A> type) {
        return mongo.findById(id, type);
    }

    <A extends Aggregate> A require(String id, Class<A> type, String thing) {
        var found = mongo.findById(id, type);
        if (found == null) {
            throw new NotFound(thing, id);
        }
        return found;
    }

    <T> List<T> all(String county, int year, Class<T> type) {
        return mongo.find(
                Query.query(where("county").is(county).and("year").is(year)).with(Sort.by("_id")), type);
    }

    /** One more than a page of a county's year, by id, of those the reader may see. */
    <A extends Aggregate> List<A> page(String county, int year, Class<A> type, PageRequest page, Predicate<A> seen) {
        var wanted = page.limit() + 1;
        var found = new ArrayList<A>();
        var after = page.after();
        while (true) {
            var place = where("county").is(county).and("year").is(year);
            var batch = mongo.find(
                    Query.query(after == null ? place : place.and("_id").gt(after))
                            .with(Sort.by("_id"))
                            .limit(wanted),
                    type);
            batch.stream().filter(seen).forEach(found::add);
            if (batch.size() < wanted || found.size() >= wanted) {
                return found.stream().limit(wanted).toList();
            }
            after = batch.getLast().id();
        }
    }

    /** The vetoes of a unit that are more than proposed. */
    List<Veto> vetoesOf(AssessmentYear year, UnitRef unit) {
        return all(year.county(), year.year(), Veto.class).stream()
                .filter(veto -> veto.unit().code().equals(unit.code()) && veto.state() != Veto.State.PROPOSED)
                .toList();
    }

    /** Keeps a result unless it is kept: whoever computes it computes the same. */
    void keep(UnitResult result) {
        try {
            var unused = mongo.insert(result);
        } catch (DuplicateKeyException there) {
            return; // written before
        }
    }
}
