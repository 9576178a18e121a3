package org.steelyard.assessment.integrity;

import java.util.List;
import org.steelyard.contracts.IntegrityCheck;

/**
 * A point has no entry for long while its station and the other points there have many. No fact names a village, so that
 * others report this very one cannot be told.
 *
 * @param othersReport entries per neighbour in that time
 */
record Silence(double othersReport) implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.SILENCE;
    }

    /** Names the last entry before, so that another silence is another thing; the unit's code if there was none. */
    @Override
    public List<String> atDayEnd(UnitDay day) {
        var span = day.span();
        if (span == null || span.entries() > 0 || span.neighbours().isEmpty()) {
            return List.of();
        }
        var others = span.neighbours().stream().mapToLong(Long::longValue).sum();
        if (others < othersReport * span.neighbours().size()) {
            return List.of();
        }
        var before = span.before();
        return List.of(before == null ? day.unit() : before);
    }
}
