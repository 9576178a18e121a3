package org.steelyard.assessment.integrity;

import java.util.Collection;
import java.util.List;
import org.steelyard.contracts.IntegrityCheck;

/**
 * A pattern that shows in what a unit wrote down in a year; pure. Each finding names the subjects in which the pattern shows,
 * none if it is not there.
 */
interface Check {

    IntegrityCheck kind();

    /** What is found as soon as it is written down, because nothing that comes later takes it back. */
    default List<String> atOnce(Collection<Trace> traces) {
        return List.of();
    }

    /** What is found at the end of a day only: a share that may fall again, or that nothing came. */
    default List<String> atDayEnd(UnitDay day) {
        return List.of();
    }
}
