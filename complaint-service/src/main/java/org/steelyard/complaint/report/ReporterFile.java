package org.steelyard.complaint.report;

import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.complaint.ledger.ReportedLead.Reporter;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.sealing.Sealed;

/** Who told a violation report; a document of its own, with a key of its own, under the report's id. Tells no events. */
@Document("reporters")
class ReporterFile extends Aggregate {

    private final @Sealed Reporter reporter;

    ReporterFile(String id, Reporter reporter) {
        super(id);
        this.reporter = reporter;
    }

    Reporter reporter() {
        return reporter;
    }
}
