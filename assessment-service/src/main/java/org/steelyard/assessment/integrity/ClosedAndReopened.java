package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.List;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.IntegrityCheck;

/**
 * A complaint was closed that was not settled, which once is enough for, or more were reopened than can be chance.
 *
 * @param least how many reopened complaints
 * @param share the share of the year's complaints that they exceed
 */
record ClosedAndReopened(int least, double share) implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.CLOSED_AND_REOPENED;
    }

    @Override
    public List<String> atOnce(Collection<Trace> traces) {
        return Trace.subjects(traces, trace -> trace.is(Mark.FALSE_CLOSURE));
    }

    @Override
    public List<String> atDayEnd(UnitDay day) {
        var reopened = Trace.subjects(day.traces(), trace -> trace.is(Mark.REOPENED));
        var complaints = Trace.subjects(day.traces(), trace -> trace.is(Mark.COMPLAINT));
        return reopened.size() >= least && reopened.size() > share * complaints.size() ? reopened : List.of();
    }
}
