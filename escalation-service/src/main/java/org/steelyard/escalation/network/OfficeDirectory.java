package org.steelyard.escalation.network;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.NetworkEvent.OfficeEvent;

/** The offices there are. */
@Component
public class OfficeDirectory {

    private final MongoOperations mongo;
    private final ApplicationEventPublisher listeners;

    OfficeDirectory(MongoOperations mongo, ApplicationEventPublisher listeners) {
        this.mongo = mongo;
        this.listeners = listeners;
    }

    /** An office is not as it was. */
    public record OfficeChanged(Office office) {}

    /** Takes over what is told of an office, unless something newer is known. */
    public void record(OfficeEvent event) {
        var state = event.state();
        var office = new Office(
                state.code(), event.sequence(), state.kind(), state.categories(), state.covers(), state.onDuty());
        try {
            var unused = mongo.findAndReplace(
                    query(where("_id").is(office.code()).and("sequence").lt(office.sequence())),
                    office,
                    FindAndReplaceOptions.options().upsert());
            listeners.publishEvent(new OfficeChanged(office));
        } catch (DuplicateKeyException older) {
            // the upsert met an office that is as new or newer: nothing to take over
        }
    }

    public Optional<Office> find(String code) {
        return Optional.ofNullable(mongo.findById(code, Office.class));
    }

    /** Every office that serves the unit with this path, near or far, on duty or not. */
    public List<Office> covering(List<String> unitPath) {
        return mongo.find(query(where("covers").in(unitPath)), Office.class);
    }
}
