package org.steelyard.escalation.complaint;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Makes the indexes that the clocks and the dry run need; the embedded store takes note and scans. */
@Component
class ComplaintIndexes implements ApplicationRunner {

    private final MongoOperations mongo;

    ComplaintIndexes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        create(new Index()
                .named("clock")
                .on(KnownComplaints.LOOK_AGAIN_AT, Sort.Direction.ASC)
                .sparse());
        create(new Index()
                .named("received")
                .on(KnownComplaints.UNIT_PATH, Sort.Direction.ASC)
                .on(KnownComplaints.RECEIVED_AT, Sort.Direction.ASC));
        create(new Index()
                .named("reports")
                .on(KnownComplaints.ASKED_AT, Sort.Direction.ASC)
                .sparse());
    }

    private void create(Index index) {
        var unused = mongo.indexOps(KnownComplaint.class).createIndex(index);
    }
}
