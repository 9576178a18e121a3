package org.steelyard.assessment.score;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A violation report, as known at an instant. */
record Lead(
        Step reported, @Nullable Step passedOn, @Nullable Step outcome) {

    /** The report in a file; none if the file is no report, or of another year, or not known yet. */
    static Stream<Lead> of(Collection<Step> file, int year, Instant asOf) {
        return first(file, StepKind.REPORTED, asOf)
                .filter(reported -> reported.date().getYear() == year)
                .map(reported -> new Lead(
                        reported,
                        first(file, StepKind.PASSED_ON, asOf).findFirst().orElse(null),
                        file.stream()
                                .filter(step -> step.kind() == StepKind.OUTCOME_RECORDED && step.knownAt(asOf))
                                .max(Comparator.comparing(Step::sequence))
                                .orElse(null)));
    }

    private static Stream<Step> first(Collection<Step> file, StepKind kind, Instant asOf) {
        return file.stream().filter(step -> step.kind() == kind && step.knownAt(asOf)).min(Case.EARLIEST).stream();
    }
}
