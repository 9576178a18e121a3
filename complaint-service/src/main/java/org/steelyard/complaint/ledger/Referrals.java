package org.steelyard.complaint.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Referral.State;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;

/** What is known here of the referrals of a complaint, and which offices may read it for that. */
class Referrals {

    private List<Referral> known = new ArrayList<>();
    /** The offices it was ever with; who of them may read it is asked of this list. */
    private List<String> offices = new ArrayList<>();

    /** Whether this fact of a referral, or a later one, has been taken in. */
    boolean hasHeard(ReferralEvent fact) {
        return known.stream()
                .anyMatch(referral ->
                        referral.escalation().equals(fact.subject()) && referral.sequence() >= fact.sequence());
    }

    void note(ReferralEvent fact, String office, State state, @Nullable String code) {
        known.removeIf(referral -> referral.escalation().equals(fact.subject()));
        known.add(new Referral(fact.subject(), fact.sequence(), office, state, fact.occurredAt(), code));
        admit(office);
    }

    /** Another office works on a referral that stays where it is. */
    void join(ReferralEvent fact, String lead, String office) {
        var referral = known.stream()
                .filter(one -> one.escalation().equals(fact.subject()))
                .findFirst()
                .orElseGet(() -> new Referral(fact.subject(), 0, lead, State.ESCALATED, fact.occurredAt(), null));
        note(fact, referral.office(), referral.state(), referral.code());
        admit(office);
    }

    private void admit(String office) {
        var all = new LinkedHashSet<>(offices);
        all.add(office);
        offices = new ArrayList<>(all);
    }

    boolean anyOut() {
        return known.stream().anyMatch(Referral::isOut);
    }

    @Nullable
    Referral last() {
        return known.isEmpty() ? null : known.getLast();
    }

    boolean include(@Nullable String office) {
        return office != null && offices.contains(office);
    }
}
