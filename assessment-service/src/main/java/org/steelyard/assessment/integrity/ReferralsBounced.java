package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.List;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.IntegrityCheck;

/**
 * Referrals of one complaint came back again and again, or the unit dumps on offices what its peers settle themselves. What a
 * rule asked for is no dumping.
 *
 * @param returns how often one complaint came back
 * @param least how many complaints were referred by hand
 * @param share the share of the unit's complaints that they reach
 * @param factor how many times the peers' share they exceed
 */
record ReferralsBounced(int returns, int least, double share, double factor) implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.REFERRALS_BOUNCED;
    }

    @Override
    public List<String> atOnce(Collection<Trace> traces) {
        return Trace.subjects(traces, trace -> trace.returns().size() >= returns);
    }

    /** Needs peers to tell: a county's only station dumps nothing. */
    @Override
    public List<String> atDayEnd(UnitDay day) {
        var byHand = Trace.subjects(day.traces(), trace -> trace.is(Mark.REFERRED_BY_HAND));
        var complaints =
                Trace.subjects(day.traces(), trace -> trace.is(Mark.COMPLAINT)).size();
        var peers = day.peers();
        if (byHand.size() < least || complaints == 0 || peers.complaints() == 0) {
            return List.of();
        }
        var own = (double) byHand.size() / complaints;
        return own >= share && own > factor * peers.byHand() / peers.complaints() ? byHand : List.of();
    }
}
