package org.steelyard.assessment.integrity;

import java.util.List;
import org.steelyard.contracts.IntegrityCheck;

/**
 * Who is called back was chosen by hand too often, instead of drawn.
 *
 * @param least how many such callbacks
 * @param share the share of all callbacks that they exceed
 */
record CallbackChosen(int least, double share) implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.CALLBACK_CHOSEN;
    }

    @Override
    public List<String> atDayEnd(UnitDay day) {
        var called = day.traces().stream().filter(trace -> trace.callback() > 0).toList();
        var chosen = Trace.subjects(called, trace -> !trace.drawn());
        return chosen.size() >= least && chosen.size() > share * called.size() ? chosen : List.of();
    }
}
