package org.steelyard.complaint.ledger;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.contracts.Event;
import org.steelyard.platform.outbox.Mender;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Lets a ledger go on whose store is older than what was told of it: no number is given twice, and no later writing has
 * the count of one that was lost, so the chain ties it.
 */
@Component
class LedgerMender implements Mender {

    private static final Logger log = LoggerFactory.getLogger(LedgerMender.class);

    private final MongoOperations mongo;
    private final LedgerNumbers numbers;

    LedgerMender(MongoOperations mongo, LedgerNumbers numbers) {
        this.mongo = mongo;
        this.numbers = numbers;
    }

    @Override
    public void mend(Event fact) {
        if (!(fact instanceof LedgerWritten written)) {
            return;
        }
        var entry = query(where("_id").is(written.subject()));
        LedgerNumber.of(written.entry()).ifPresent(number -> {
            var collection = number.series().collection();
            if (mongo.exists(entry, collection)) {
                var revision = written.sequence() - 1;
                var unused = mongo.updateFirst(
                        entry.addCriteria(where("version").lt(revision)),
                        Update.update("version", revision),
                        collection);
            } else {
                numbers.passOver(number);
                log.atWarn()
                        .addKeyValue(LogKeys.SUBJECT, written.subject())
                        .addKeyValue(LogKeys.UNIT, number.unit())
                        .addKeyValue(LogKeys.ENTRY, number.text())
                        .log("Entry lost but for its facts");
            }
        });
    }
}
