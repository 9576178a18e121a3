package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All training offered that is known, whomever it reaches. A set: the order of adding and repetition do not matter. */
public final class Offers {

    private final Map<String, Offer> byEvent = new LinkedHashMap<>();

    /** Adds an offer; false if it was known. */
    public boolean add(Offer offer) {
        return byEvent.put(offer.step().eventId(), offer) == null;
    }

    /** Distinct modules offered to a unit in a year, by session or as self-study in the syllabus in force. */
    Set<String> modulesFor(List<String> path, int year, LocalDate today, Instant asOf) {
        var modules = new HashSet<String>();
        known(path, asOf, StepKind.SESSION_HELD)
                .filter(step -> heldOn(step).getYear() == year)
                .forEach(step ->
                        modules.addAll(step.codes().subList(1, step.codes().size())));
        var lastOfYear = LocalDate.of(year, 12, 31);
        var day = today.isAfter(lastOfYear) ? lastOfYear : today;
        known(path, asOf, StepKind.SYLLABUS_PUBLISHED)
                .filter(step -> !heldOn(step).isAfter(day))
                .max(Comparator.comparing(Offers::heldOn).thenComparing(Offers::version))
                .ifPresent(step ->
                        modules.addAll(step.codes().subList(2, step.codes().size())));
        return modules;
    }

    private Stream<Step> known(List<String> path, Instant asOf, StepKind kind) {
        return byEvent.values().stream()
                .filter(offer -> offer.step().kind() == kind && offer.step().knownAt(asOf) && offer.reaches(path))
                .map(Offer::step);
    }

    private static LocalDate heldOn(Step step) {
        return LocalDate.parse(step.codes().getFirst());
    }

    private static int version(Step step) {
        return Integer.parseInt(step.codes().get(1));
    }
}
