package org.steelyard.training.network;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.annotation.PostConstruct;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;

/** The network as the registry tells it; a moment behind the registry itself. */
@Service
public class Network {

    private final MongoOperations mongo;

    Network(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @PostConstruct
    void index() {
        var byPath = mongo.indexOps(KnownUnit.class)
                .createIndex(new Index("path", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC)
                        .named("path"));
    }

    /** Takes over a unit's state if it is news; heard twice or late, it changes nothing. */
    public void learn(UnitEvent event) {
        var known = find(event.subject());
        var unit = known == null ? KnownUnit.of(event.origin().unit()) : known;
        if (unit.learn(event)) {
            var unused = mongo.save(unit); // guarded by the version: whoever came between makes this one try again
        }
    }

    /** A unit by its code, none if the registry has not told of it. */
    public @Nullable KnownUnit find(String code) {
        return mongo.findById(code, KnownUnit.class);
    }

    /** The known ones of these units, by code. */
    public Map<String, KnownUnit> all(Collection<String> codes) {
        return mongo.find(Query.query(where("_id").in(codes)), KnownUnit.class).stream()
                .collect(Collectors.toMap(KnownUnit::code, Function.identity()));
    }

    /** The unit a caller asks about, by default the caller's own; it must lie in the caller's area. */
    public KnownUnit area(@Nullable String code, Caller caller) {
        var wanted = code == null ? caller.area() : code;
        var unit = wanted == null ? null : find(wanted);
        if (unit == null || !caller.covers(unit.path())) {
            throw new NotFound("unit", wanted == null ? "" : wanted);
        }
        return unit;
    }

    /** The unit where the caller, as an officer, serves on a day. */
    public KnownUnit serving(Caller caller, LocalDate day) {
        var officer = caller.officer();
        var code = caller.unit();
        var unit = code == null ? null : find(code);
        if (officer == null || unit == null || !unit.isServedBy(officer, day)) {
            throw new OfficerNotServing();
        }
        return unit;
    }

    /** Every unit in an area, by code; a county has a few hundred. */
    public List<KnownUnit> within(String area) {
        return mongo.find(Query.query(where("path").is(area)).with(Sort.by("_id")), KnownUnit.class);
    }

    /** One more than a page of the units in an area, by code. */
    public List<KnownUnit> within(String area, PageRequest page) {
        var criteria = where("path").is(area);
        if (page.after() != null) {
            criteria = criteria.and("_id").gt(page.after());
        }
        return mongo.find(Query.query(criteria).with(Sort.by("_id")).limit(page.limit() + 1), KnownUnit.class);
    }
}
