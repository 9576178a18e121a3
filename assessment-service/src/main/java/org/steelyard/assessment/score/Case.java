package org.steelyard.assessment.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A complaint with its referrals, as known at an instant. */
final class Case {

    /** By time; where two steps have the same, the identity decides, so that the choice is the same everywhere. */
    static final Comparator<Step> EARLIEST =
            Comparator.comparing(Step::occurredAt).thenComparing(Step::sequence).thenComparing(Step::eventId);

    private final String subject;
    private final Step received;
    private final List<Step> steps;
    private final Step last;

    private Case(String subject, Step received, List<Step> steps, Step last) {
        this.subject = subject;
        this.received = received;
        this.steps = steps;
        this.last = last;
    }

    /** The case in a file, none if the file is no complaint, or of another year, or not known to be received yet. */
    static @Nullable Case of(String subject, Collection<Step> file, int year, Instant asOf) {
        Step received = null;
        Step last = null;
        var known = new ArrayList<Step>(file.size());
        for (var step : file) {
            if (step.knownAt(asOf)) {
                known.add(step);
                if (step.kind() == StepKind.RECEIVED) {
                    received = step;
                }
                if (step.kind().ofComplaint() && (last == null || step.sequence() > last.sequence())) {
                    last = step;
                }
            }
        }
        return received == null || last == null || received.date().getYear() != year
                ? null
                : new Case(subject, received, known, last);
    }

    String subject() {
        return subject;
    }

    Step received() {
        return received;
    }

    boolean isComplete() {
        return received.carries(StepKind.COMPLETE);
    }

    /** The step that made the present state. */
    Step last() {
        return last;
    }

    /** The step that closed it, none while it is open. */
    @Nullable
    Step closing() {
        return last.kind().closes() ? last : null;
    }

    /** The first step of one of these kinds. */
    @Nullable
    Step first(StepKind... kinds) {
        var wanted = Set.of(kinds);
        return steps.stream()
                .filter(step -> wanted.contains(step.kind()))
                .min(EARLIEST)
                .orElse(null);
    }

    Stream<Step> all(StepKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).sorted(EARLIEST);
    }

    boolean has(StepKind kind) {
        return steps.stream().anyMatch(step -> step.kind() == kind);
    }
}
