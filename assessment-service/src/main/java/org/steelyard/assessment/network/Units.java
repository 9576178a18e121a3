package org.steelyard.assessment.network;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;

/** All units ever registered. */
@Repository
class Units {

    private static final int CHILDREN_NAMED = 20;

    private final MongoOperations mongo;

    Units(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byPath = mongo.indexOps(Unit.class)
                .createIndex(new Index("path", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC)
                        .named("path"));
        var byParent = mongo.indexOps(Unit.class)
                .createIndex(new Index("parent", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC)
                        .named("parent"));
    }

    @Nullable
    Unit find(String code) {
        return mongo.findById(code, Unit.class);
    }

    Unit require(String code) {
        if (find(code) instanceof Unit unit) {
            return unit;
        }
        throw new NotFound("unit", code);
    }

    List<Unit> all(Collection<String> codes) {
        return mongo.find(Query.query(where("_id").in(codes)), Unit.class);
    }

    /** One more than a page of a county's units, by code. */
    List<Unit> inCounty(String county, @Nullable String parent, @Nullable UnitKind kind, PageRequest page) {
        var criteria = where("path").is(county);
        if (parent != null) {
            criteria = criteria.and("parent").is(parent);
        }
        if (kind != null) {
            criteria = criteria.and("kind").is(kind);
        }
        if (page.after() != null) {
            criteria = criteria.and("_id").gt(page.after());
        }
        return mongo.find(Query.query(criteria).with(Sort.by("_id")).limit(page.limit() + 1), Unit.class);
    }

    List<Unit> everIn(String county) {
        return mongo.find(Query.query(where("path").is(county)), Unit.class);
    }

    /** Some codes of the open units right below another. */
    List<String> openChildren(String code) {
        return mongo
                .find(
                        Query.query(where("parent").is(code).and("closedOn").is(null))
                                .with(Sort.by("_id"))
                                .limit(CHILDREN_NAMED),
                        Unit.class)
                .stream()
                .map(Unit::id)
                .toList();
    }
}
