package org.steelyard.complaint.ledger;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Suspicion;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.sealing.Sealed;

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
 * @param respondentPlace where the respondent does business as seen from the unit, none if not stated
 * @param suspicion what the officer suspects beside the dispute, none if not stated
 * @param evidence what there is to prove it
 */
public record Entry(
        @Sealed Complainant complainant,
        @Sealed Respondent respondent,
        @Sealed Facts facts,
        Category category,
        @Nullable Money disputedAmount,
        int complainants,
        Harm harm,
        Set<Remedy> requests,
        @Nullable RespondentPlace respondentPlace,
        @Nullable Suspicion suspicion,
        List<Evidence> evidence) {

    public Entry {
        // none of the three is there once the record's key was destroyed
        complainant = Objects.requireNonNullElse(complainant, Complainant.NOBODY);
        respondent = Objects.requireNonNullElse(respondent, Respondent.NOBODY);
        facts = Objects.requireNonNullElse(facts, Facts.NONE);
        requests = Set.copyOf(requests);
        evidence = List.copyOf(evidence);
    }

    /** Whether all required fields are filled, as measure S4f counts them. */
    public boolean isComplete() {
        return complainant.name() != null
                && complainant.phone() != null
                && respondent.name() != null
                && disputedAmount != null
                && !requests.isEmpty();
    }

    /** Somebody must be named, or nobody could ever find the entry again. */
    public void requireOneName() {
        if (complainant.name() == null && respondent.name() == null) {
            throw new FieldRefused("complainant.name", "one-name");
        }
    }
}
