package org.steelyard.escalation.rule;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** All versions of all counties' rule tables: a handful of documents, read when they are needed. */
@Component
class RuleVersions implements SmartLifecycle {

    private final MongoOperations mongo;
    private final RuleTable shipped;
    private final Clock clock;
    private volatile boolean running;

    RuleVersions(MongoOperations mongo, RuleTable shipped, Clock clock) {
        this.mongo = mongo;
        this.shipped = shipped;
        this.clock = clock;
    }

    /** The versions of a county, the first one first. */
    List<RuleVersion> of(String county) {
        return mongo.find(
                query(where("county").in(RuleVersion.EVERY_COUNTY, county)).with(Sort.by("number")), RuleVersion.class);
    }

    /** The version by which complaints received on a day are judged; none before the first one. */
    Optional<RuleVersion> inForce(String county, LocalDate receivedOn) {
        return of(county).reversed().stream()
                .filter(version -> !version.validFrom().isAfter(receivedOn))
                .findFirst();
    }

    /** At the first start the table that came with the service becomes version 1; afterwards what is stored holds. */
    @Override
    public void start() {
        var unused = mongo.indexOps(RuleVersion.class)
                .createIndex(new Index()
                        .named("number")
                        .on("county", Sort.Direction.ASC)
                        .on("number", Sort.Direction.ASC)
                        .unique());
        try {
            var first = mongo.insert(new RuleVersion(
                    "shipped",
                    RuleVersion.EVERY_COUNTY,
                    1,
                    shipped.validFrom(),
                    shipped.rules(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            running = first != null;
        } catch (DuplicateKeyException there) {
            running = true;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners, which ask for it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 4;
    }
}
