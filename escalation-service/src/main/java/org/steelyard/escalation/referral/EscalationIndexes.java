package org.steelyard.escalation.referral;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Makes the indexes that lists and the clock need; the embedded store takes note and scans. */
@Component
class EscalationIndexes implements ApplicationRunner {

    private final MongoOperations mongo;

    EscalationIndexes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        create(new Index()
                .named("clock")
                .on(Escalations.LOOK_AGAIN_AT, Sort.Direction.ASC)
                .sparse());
        create(newestFirst("area", Escalations.UNIT_PATH));
        create(newestFirst("office", Escalations.OFFICE));
        create(new Index().named("complaint").on("complaint.complaint", Sort.Direction.ASC));
    }

    private static Index newestFirst(String name, String field) {
        return new Index()
                .named(name)
                .on(field, Sort.Direction.ASC)
                .on(Escalations.MADE_AT, Sort.Direction.DESC)
                .on("_id", Sort.Direction.DESC);
    }

    private void create(Index index) {
        var unused = mongo.indexOps(Escalation.class).createIndex(index);
    }
}
