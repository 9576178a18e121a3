package org.steelyard.complaint.network;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.NetworkEvent.UnitEvent;

/** The units of the network, learnt from its topic. */
@Service
public class Network {

    private final MongoOperations mongo;

    Network(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The unit with this code, none if the network never told of it. */
    public @Nullable KnownUnit unit(String code) {
        return mongo.findById(code, KnownUnit.class);
    }

    /** Takes over what a fact says of a unit, unless something newer is known. */
    public void learn(UnitEvent event) {
        var known = unit(event.origin().unit().code());
        if (known == null || known.sequence() < event.sequence()) {
            var unused = mongo.save(KnownUnit.from(event, known == null ? null : known.version()));
        }
    }
}
