package org.steelyard.complaint.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Evidence;
import org.steelyard.complaint.ledger.ReportedLead;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.contracts.Category;
import org.steelyard.platform.sealing.Sealed;

/**
 * What was told, without who told it.
 *
 * @param reported who is said to infringe
 * @param content what is said, free text
 * @param place where
 * @param happenedOn when
 * @param category what it is about
 * @param evidence what there is to prove it
 */
public record Lead(
        @Sealed Respondent reported,
        @Sealed String content,
        @Sealed @Nullable String place,
        @Nullable LocalDate happenedOn,
        Category category,
        List<Evidence> evidence) {

    public Lead {
        evidence = List.copyOf(evidence);
    }

    static Lead of(ReportedLead told) {
        var party = told.reported();
        return new Lead(
                party == null
                        ? new Respondent(null, null, null)
                        : new Respondent(party.name(), party.address(), party.phone()),
                told.content().strip(),
                told.place() == null || told.place().isBlank()
                        ? null
                        : told.place().strip(),
                told.happenedOn(),
                told.category(),
                told.pieces());
    }

    @Override
    public String toString() {
        return "Lead[withheld]";
    }
}
