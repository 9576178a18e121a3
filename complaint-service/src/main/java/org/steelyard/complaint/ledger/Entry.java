package org.steelyard.complaint.ledger;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;

/**
 * What unified form 1 asks for.
 *
 * @param complainant who complains
 * @param respondent against whom
 * @param facts what happened
 * @param category what the dispute is about
 * @param disputedAmount what is at stake, none if not known
 * @param complainants how many complain
 * @param harm harm beyond the money
 * @param requests what is asked for
 */
public record Entry(
        Complainant complainant,
        Respondent respondent,
        Facts facts,
        Category category,
        @Nullable Money disputedAmount,
        int complainants,
        Harm harm,
        Set<Remedy> requests) {

    public Entry {
        requests = Set.copyOf(requests);
    }

    /** Whether all required fields are filled, as measure S4f counts them. */
    public boolean isComplete() {
        return complainant.name() != null
                && complainant.phone() != null
                && respondent.name() != null
                && disputedAmount != null
                && !requests.isEmpty();
    }
}
