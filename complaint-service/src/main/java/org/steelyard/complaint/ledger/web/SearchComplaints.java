package org.steelyard.complaint.ledger.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.ComplaintOrder;
import org.steelyard.complaint.ledger.ComplaintQuestion;
import org.steelyard.complaint.ledger.ComplaintQuestion.Words;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.contracts.Category;

/** A search that may name people, and so comes in a body: addresses end up in logs and histories. */
record SearchComplaints(
        @Nullable @Size(min = 1, max = 32) String unit,
        @Nullable ComplaintStatus status,
        @Nullable Category category,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        @Nullable LocalDate dueBefore,
        @Nullable @Size(min = 1, max = 40) String ledgerNumber,
        @Nullable @Pattern(regexp = "[-+() 0-9]{1,30}") String phone,
        @Nullable @Size(min = 1, max = 200) String respondent,
        @Nullable @Size(min = 1, max = 200) String text,
        @Nullable ComplaintOrder sort) {

    ComplaintQuestion question() {
        return new ComplaintQuestion(
                unit,
                status,
                category,
                receivedFrom,
                receivedTo,
                dueBefore,
                ledgerNumber,
                new Words(phone, respondent, text));
    }

    @Override
    public String toString() {
        return "SearchComplaints[withheld]";
    }
}
