package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    private final @Nullable Step exclusion;

    private Case(String subject, Step received, List<Step> steps, Step last, @Nullable Step exclusion) {
        this.subject = subject;
        this.received = received;
        this.steps = steps;
        this.last = last;
        this.exclusion = exclusion;
    }

    /** The case in a file, none if the file is no complaint, or of another year, or not known to be received yet. */
    static @Nullable Case of(String subject, Collection<Step> file, Question question) {
        var asOf = question.asOf();
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
        return received == null || last == null || received.date().getYear() != question.period()
                ? null
                : new Case(subject, received, known, last, exclusion(file, asOf));
    }

    /** The decision by which it is out of scoring, none if it is in: the latest one holds. */
    private static @Nullable Step exclusion(Collection<Step> file, Instant asOf) {
        return file.stream()
                .filter(step ->
                        (step.kind() == StepKind.EXCLUDED || step.kind() == StepKind.READMITTED) && step.knownAt(asOf))
                .max(EARLIEST)
                .filter(step -> step.kind() == StepKind.EXCLUDED)
                .orElse(null);
    }

    /** The decision by which it is out of scoring, none if it is in. */
    @Nullable
    Step exclusion() {
        return exclusion;
    }

    String subject() {
        return subject;
    }

    Step received() {
        return received;
    }

    /** The last step that told whether all required fields are filled. */
    Step form() {
        return steps.stream()
                .filter(step -> step.kind() == StepKind.CORRECTED)
                .max(Comparator.comparing(Step::sequence))
                .orElse(received);
    }

    /** Stretches in which its clocks stood still, in order. */
    List<Pause> pauses() {
        if (!has(StepKind.PAUSED)) {
            return List.of();
        }
        return all(StepKind.PAUSED)
                .map(begun -> new Pause(
                        begun.date(),
                        all(StepKind.RESUMED)
                                .filter(end -> end.codes().equals(begun.codes()))
                                .findFirst()
                                .map(Step::date)
                                .orElse(null)))
                .toList();
    }

    /** The last callback, none if there was none. */
    @Nullable
    Step callback() {
        return steps.stream()
                .filter(step -> step.kind() == StepKind.CALLED_BACK)
                .max(Comparator.comparing(Step::sequence))
                .orElse(null);
    }

    /** From one day to another, or until now. */
    record Pause(LocalDate from, @Nullable LocalDate to) {

        /** Whole days it kept a clock from running that started on a day. */
        int days(LocalDate started, LocalDate today) {
            var begin = from.isBefore(started) ? started : from;
            var end = to == null ? today : to;
            return (int) Math.max(0, ChronoUnit.DAYS.between(begin, end));
        }
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
        Step first = null;
        for (var step : steps) {
            for (var kind : kinds) {
                if (step.kind() == kind && (first == null || EARLIEST.compare(step, first) < 0)) {
                    first = step;
                }
            }
        }
        return first;
    }

    Stream<Step> all(StepKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).sorted(EARLIEST);
    }

    boolean has(StepKind kind) {
        for (var step : steps) {
            if (step.kind() == kind) {
                return true;
            }
        }
        return false;
    }
}
