package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.List;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.IntegrityCheck;

/** An officer of the unit signed in where they cannot have been: once is enough. */
record SignInsOverlap() implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.SIGN_INS_OVERLAP;
    }

    @Override
    public List<String> atOnce(Collection<Trace> traces) {
        return Trace.subjects(traces, trace -> trace.is(Mark.SIGN_INS_OVERLAP));
    }
}
