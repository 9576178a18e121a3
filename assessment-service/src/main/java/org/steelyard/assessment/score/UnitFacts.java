package org.steelyard.assessment.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * All that is known of a unit: its cards, and one file of steps per subject. Both are sets, so facts may come twice and
 * in any order across topics and still make the same state; what was known at an instant is a filter, not a replay.
 */
public final class UnitFacts {

    private final Map<String, Map<String, Step>> files = new HashMap<>();
    private final TreeMap<Long, UnitCard> cards = new TreeMap<>();

    /** Adds a card; false if it was known. */
    public boolean add(UnitCard card) {
        return cards.putIfAbsent(card.sequence(), card) == null;
    }

    /** Adds a step to a file; false if it was known. */
    public boolean add(String file, Step step) {
        return files.computeIfAbsent(file, _ -> new LinkedHashMap<>()).putIfAbsent(step.eventId(), step) == null;
    }

    /** How the unit was known at an instant; what it was called before anyone wrote it down is told by the oldest card. */
    public @Nullable UnitCard card(Instant asOf) {
        return cards.descendingMap().values().stream()
                .filter(card -> !card.recordedAt().isAfter(asOf))
                .findFirst()
                .orElseGet(() -> cards.isEmpty() ? null : cards.firstEntry().getValue());
    }

    /** The newest card there is. */
    public @Nullable UnitCard newestCard() {
        return cards.isEmpty() ? null : cards.lastEntry().getValue();
    }

    /** The complaints of a year, as known at an instant, excluded ones among them. */
    Collection<Case> cases(Question question) {
        return files.entrySet().stream()
                .flatMap(file ->
                        Stream.ofNullable(Case.of(file.getKey(), file.getValue().values(), question)))
                .toList();
    }

    /** The violation reports of a year, as known at an instant. */
    Stream<Lead> leads(int year, Instant asOf) {
        return files().flatMap(file -> Lead.of(file, year, asOf));
    }

    /** Known steps of a kind, wherever they are filed. */
    Stream<Step> known(StepKind kind, Instant asOf) {
        return files().flatMap(Collection::stream).filter(step -> step.kind() == kind && step.knownAt(asOf));
    }

    /** All files, each with its steps. */
    Stream<Collection<Step>> files() {
        return files.values().stream().map(Map::values);
    }

    /** The years that have something to score. */
    public TreeSet<Integer> years() {
        var years = new TreeSet<Integer>();
        files().flatMap(Collection::stream).forEach(step -> {
            switch (step.kind()) {
                case RECEIVED,
                        INSPECTED,
                        REPORTED,
                        RELAYED,
                        RULES_FILED,
                        MEETING_HELD,
                        PUBLICITY_HELD,
                        CASE_PUBLISHED,
                        PATROL_RECORDED,
                        PROMOTION_HELD,
                        COORDINATION_HELD,
                        TASK_ASSIGNED,
                        POINT_ASSESSED,
                        COMMENDED,
                        DEDUCTED -> years.add(step.date().getYear());
                case COMPLETED -> years.add(Integer.parseInt(step.codes().get(2)));
                case VETO_CONFIRMED, VETO_LIFTED ->
                    years.add(Integer.parseInt(step.codes().getFirst()));
                case CONSULTED -> years.add(YearMonth.parse(step.codes().get(1)).getYear());
                default -> {}
            }
        });
        return years;
    }

    /** The first instant after this one at which a fact that is here already becomes known; none if all are. */
    public @Nullable Instant nextKnown(Instant now) {
        return Stream.concat(
                        files().flatMap(Collection::stream).map(Step::recordedAt),
                        cards.values().stream().map(UnitCard::recordedAt))
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The local date of an instant. */
    static LocalDate dateOf(Instant instant) {
        return WorkingCalendar.dateOf(instant);
    }
}
