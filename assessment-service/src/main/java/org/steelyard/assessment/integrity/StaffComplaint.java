package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.List;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.IntegrityCheck;

/** Staff complained to their own unit: once is enough. */
record StaffComplaint() implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.STAFF_COMPLAINT;
    }

    @Override
    public List<String> atOnce(Collection<Trace> traces) {
        return Trace.subjects(traces, trace -> trace.is(Mark.BY_STAFF));
    }
}
