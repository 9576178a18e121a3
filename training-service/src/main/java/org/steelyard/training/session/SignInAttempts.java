package org.steelyard.training.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** How often each officer has tried a code in each session. */
@Repository
class SignInAttempts {

    private final MongoOperations mongo;
    private final SignInSettings settings;

    SignInAttempts(MongoOperations mongo, SignInSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /** Takes one attempt before the code is looked at, so that guesses sent side by side count each. */
    void take(String session, String officer) {
        var id = session + "|" + officer;
        var unused = mongo.upsert(query(where("_id").is(id)), new Update().inc("count", 1), Tried.class);
        var tried = mongo.findById(id, Tried.class);
        if (tried != null && tried.count() > settings.attempts()) {
            throw new SignInRefused.TooManyAttempts(settings.attempts());
        }
    }

    @Document("sign-in-attempts")
    record Tried(@Id String id, int count) {}
}
