package org.steelyard.escalation.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;

/** Where a referral belongs that found no office, that two offices sent back, or that must not go by itself: the county says. */
@Service
public class CountyDecision {

    private final Access access;
    private final Deadlines deadlines;
    private final Outbox outbox;

    CountyDecision(Access access, Deadlines deadlines, Outbox outbox) {
        this.access = access;
        this.deadlines = deadlines;
        this.outbox = outbox;
    }

    /** Who has to see to the complaint. */
    public enum Bearer {
        /** An office, which cannot but work on it. */
        OFFICE,
        /** The unit that entered it. */
        UNIT
    }

    /**
     * Decides.
     *
     * @param office which, where an office is to see to it; none else
     */
    public Escalation decide(
            String id,
            Bearer bearer,
            @Nullable String office,
            @Nullable String reason,
            Entry entry,
            Caller caller,
            Conditions conditions) {
        caller.require(Role.COUNTY_REGULATOR, Role.IMPORTER);
        if (bearer == Bearer.UNIT && office != null) {
            throw new FieldRefused("office", "not-with-unit");
        }
        return outbox.changeTelling(() -> access.seen(id, caller), conditions, referral -> {
            access.requireInOrder(referral, "decision", entry);
            if (bearer == Bearer.UNIT) {
                referral.keep(reason, entry);
                return List.of();
            }
            if (office == null) {
                throw new FieldRefused("office", "required");
            }
            var chosen =
                    access.office("office", office, referral.complaint().unit().path(), caller);
            referral.because(reason);
            return List.of(referral.escalate(chosen.code(), EscalationTrigger.OFFICER, entry, deadlines));
        });
    }
}
