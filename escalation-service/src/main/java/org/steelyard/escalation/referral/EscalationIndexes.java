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
        create(dueFirst("area-due", Escalations.UNIT_PATH));
        create(dueFirst("office-due", Escalations.OFFICE));
        create(dueFirst("joint-due", "jointOffices"));
        create(dueFirst("raised-due", "supervision.to"));
        create(new Index()
                .named("status-area")
                .on(Escalations.STATUS, Sort.Direction.ASC)
                .on(Escalations.UNIT_PATH, Sort.Direction.ASC));
        create(new Index().named("complaint").on("complaint.complaint", Sort.Direction.ASC));
        create(new Index()
                .named("group")
                .on("rules.facts.group", Sort.Direction.ASC)
                .sparse());
    }

    private static Index dueFirst(String name, String field) {
        return new Index()
                .named(name)
                .on(field, Sort.Direction.ASC)
                .on(Escalations.DUE, Sort.Direction.ASC)
                .on(Escalations.MADE_AT, Sort.Direction.DESC)
                .on(Escalations.ID, Sort.Direction.DESC);
    }

    private void create(Index index) {
        var unused = mongo.indexOps(Escalation.class).createIndex(index);
    }
}
