package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.List;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.IntegrityCheck;

/** A callback went to a phone of the staff, or to one given for other complainants too: once is enough. */
record CallbackPhone() implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.CALLBACK_PHONE;
    }

    @Override
    public List<String> atOnce(Collection<Trace> traces) {
        return Trace.subjects(traces, trace -> trace.is(Mark.STAFF_PHONE) || trace.is(Mark.REUSED_PHONE));
    }
}
