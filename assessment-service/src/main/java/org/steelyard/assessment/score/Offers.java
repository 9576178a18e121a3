package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;

/** All training offered and all warnings given that are known, whomever they reach. A set: the order of adding and repetition do not matter. */
public final class Offers {

    private final Map<String, Offer> byEvent = new LinkedHashMap<>();

    /** Adds an offer; false if it was known. */
    public boolean add(Offer offer) {
        return byEvent.put(offer.step().eventId(), offer) == null;
    }

    /** Distinct modules offered to a unit in a year, by session or as self-study in the syllabus in force. */
    Set<String> modulesFor(UnitRef unit, int year, LocalDate today, Instant asOf) {
        var modules = new HashSet<String>();
        known(unit, asOf, StepKind.SESSION_HELD)
                .filter(step -> heldOn(step).getYear() == year)
                .forEach(step ->
                        modules.addAll(step.codes().subList(1, step.codes().size())));
        var lastOfYear = LocalDate.of(year, 12, 31);
        var day = today.isAfter(lastOfYear) ? lastOfYear : today;
        known(unit, asOf, StepKind.SYLLABUS_PUBLISHED)
                .filter(step -> !heldOn(step).isAfter(day))
                .max(Comparator.comparing(Offers::heldOn).thenComparing(Offers::version))
                .ifPresent(step ->
                        modules.addAll(step.codes().subList(2, step.codes().size())));
        return modules;
    }

    /** Warnings of a category, issued in a year to areas the unit lies in. */
    Stream<Step> warnings(UnitRef unit, WarningCategory category, int year, Instant asOf) {
        return known(unit, asOf, StepKind.WARNED)
                .filter(step -> step.carries(category.name()) && step.date().getYear() == year)
                .sorted(Case.EARLIEST);
    }

    /** The next instant at which a warning to the unit should have been relayed; none if none is open. */
    public @Nullable Instant nextRelayDue(UnitRef unit, Instant now) {
        return known(unit, now, StepKind.WARNED)
                .map(step -> Instant.parse(step.codes().get(1)))
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Stream<Step> known(UnitRef unit, Instant asOf, StepKind kind) {
        return byEvent.values().stream()
                .filter(offer -> offer.step().kind() == kind && offer.step().knownAt(asOf) && offer.reaches(unit))
                .map(Offer::step);
    }

    private static LocalDate heldOn(Step step) {
        return LocalDate.parse(step.codes().getFirst());
    }

    private static int version(Step step) {
        return Integer.parseInt(step.codes().get(1));
    }
}
