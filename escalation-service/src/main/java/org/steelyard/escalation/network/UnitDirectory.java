package org.steelyard.escalation.network;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.NetworkEvent.UnitEvent;

/** The units there are, as many as a county has: a few hundred. */
@Component
public class UnitDirectory {

    private final MongoOperations mongo;

    UnitDirectory(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Takes over what is told of a unit, unless something newer is known. */
    public void record(UnitEvent event) {
        var place = event.origin().unit();
        var state = event.state();
        var unit = new KnownUnit(
                place.code(),
                event.sequence(),
                state.name(),
                place.kind(),
                place.path(),
                state.openedOn(),
                state.closedOn());
        try {
            var unused = mongo.findAndReplace(
                    query(where("_id").is(unit.code()).and("sequence").lt(unit.sequence())),
                    unit,
                    FindAndReplaceOptions.options().upsert());
        } catch (DuplicateKeyException older) {
            // the upsert met a unit that is as new or newer: nothing to take over
        }
    }

    /** The unit with this code, open or closed. */
    public Optional<KnownUnit> find(String code) {
        return Optional.ofNullable(mongo.findById(code, KnownUnit.class));
    }

    /** Every unit, open or closed, in any of these areas, by code. */
    public List<KnownUnit> within(Collection<String> areas) {
        return mongo.find(query(where("path").in(areas)).with(Sort.by("_id")), KnownUnit.class);
    }
}
