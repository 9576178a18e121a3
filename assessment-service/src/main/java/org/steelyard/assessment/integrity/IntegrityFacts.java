package org.steelyard.assessment.integrity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.UnitRef;

/** Remembers what the checks need, and has them look whenever something came. */
@Component
public class IntegrityFacts {

    private final TraceStore store;
    private final Checks checks;
    private final Flagging flagging;

    IntegrityFacts(TraceStore store, Checks checks, Flagging flagging) {
        this.store = store;
        this.checks = checks;
        this.flagging = flagging;
    }

    /** Takes events in, in any order and however often they come. */
    public void keep(Collection<Event> events) {
        var byYear = new LinkedHashMap<String, List<Clue>>();
        for (var event : events) {
            Clue.of(event)
                    .ifPresent(clue -> byYear.computeIfAbsent(
                                    UnitTraces.idOf(clue.unit().code(), clue.year()), _ -> new ArrayList<>())
                            .add(clue));
        }
        byYear.values().forEach(clues -> {
            var first = clues.getFirst();
            keep(first.unit(), first.year(), clues.stream().map(Clue::trace).toList());
        });
    }

    /** Looks even if nothing is new: a crash may have come between remembering and raising. */
    private void keep(UnitRef unit, int year, List<Trace> traces) {
        var known = store.remember(unit, year, traces);
        for (var check : checks.all()) {
            flagging.flag(unit, year, check.kind(), settled -> check.atOnce(Trace.without(known.traces(), settled)));
        }
    }
}
