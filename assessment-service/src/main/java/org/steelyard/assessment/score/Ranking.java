package org.steelyard.assessment.score;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.contracts.UnitKind;

/** Places among peers: units of one kind and county with about as many entries. Equal scores share a place. */
public final class Ranking {

    private record Peers(String county, UnitKind kind, int from) {}

    /**
     * A unit's place.
     *
     * @param place from 1
     * @param from entries from which a unit belongs to this group of peers
     * @param peers how many are in it
     */
    public record Place(int place, int from, int peers) {}

    private final Map<String, Place> places = new HashMap<>();

    /** Ranks all units of a period. */
    public Ranking(List<ScoreSummary> all, Schemes schemes) {
        var groups = new HashMap<Peers, java.util.ArrayList<ScoreSummary>>();
        for (var unit : all) {
            peersOf(unit, schemes)
                    .ifPresent(peers -> groups.computeIfAbsent(peers, _ -> new java.util.ArrayList<>())
                            .add(unit));
        }
        groups.forEach((peers, units) -> rank(peers, units));
    }

    /** The place of a unit; none without a score or without entries: such units are listed apart. */
    public @Nullable Place of(String unit) {
        return places.get(unit);
    }

    private static Optional<Peers> peersOf(ScoreSummary unit, Schemes schemes) {
        if (unit.score() == null) {
            return Optional.empty();
        }
        return schemes.byRef(unit.scheme()).map(Scheme::peerGroups).stream()
                .flatMap(List::stream)
                .filter(from -> unit.entries() >= from)
                .max(Comparator.naturalOrder())
                .map(from -> new Peers(unit.path().getFirst(), unit.kind(), from));
    }

    private void rank(Peers peers, List<ScoreSummary> units) {
        units.sort(
                Comparator.comparing(ScoreSummary::score, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder())));
        var place = 0;
        BigDecimal last = null;
        for (int i = 0; i < units.size(); i++) {
            var score = units.get(i).score();
            if (last == null || score == null || last.compareTo(score) != 0) {
                place = i + 1;
            }
            last = score;
            places.put(units.get(i).unit(), new Place(place, peers.from(), units.size()));
        }
    }
}
