package org.steelyard.complaint.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.complaint.ledger.Masked;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.UnitRef;

/** A complaint as it stands in a list: always masked, whoever reads it. */
record ComplaintSummary(
        String id,
        String ledgerNumber,
        UnitRef unit,
        ComplaintStatus status,
        Category category,
        @Nullable Money disputedAmount,
        boolean complete,
        Instant receivedAt,
        Instant recordedAt,
        @Nullable LocalDate decisionDueOn,
        @Nullable LocalDate mediationDueOn,
        @Nullable RunningClock clock,
        boolean erased,
        @Nullable String complainant,
        @Nullable String respondent) {

    static ComplaintSummary of(Complaint complaint, Deadlines deadlines) {
        var entry = complaint.entry();
        var mediation = complaint.mediation();
        return new ComplaintSummary(
                complaint.id(),
                complaint.ledgerNumber(),
                complaint.unit(),
                complaint.status(),
                entry.category(),
                entry.disputedAmount(),
                complaint.isComplete(),
                complaint.receivedAt(),
                complaint.recordedAt(),
                complaint.decision().dueOn(),
                mediation == null ? null : mediation.dueOn(),
                RunningClock.of(complaint, deadlines),
                complaint.isErased(),
                Masked.name(entry.complainant().name()),
                Masked.name(entry.respondent().name()));
    }
}
