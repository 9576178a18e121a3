package org.steelyard.assessment.score.kafka;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When each unit has to be looked at again though nothing happens: a day begins, a deadline passes with it. */
final class Wakes {

    private record Wake(Instant at, String unit) {}

    private final Map<String, Instant> byUnit = new HashMap<>();
    private final TreeSet<Wake> inOrder =
            new TreeSet<>(Comparator.comparing(Wake::at).thenComparing(Wake::unit));

    void set(String unit, Instant at) {
        var before = byUnit.put(unit, at);
        if (before != null) {
            inOrder.remove(new Wake(before, unit));
        }
        inOrder.add(new Wake(at, unit));
    }

    /** A unit whose time has come, taken off; none if there is none. */
    @Nullable
    String next(Instant now) {
        if (inOrder.isEmpty() || inOrder.first().at().isAfter(now)) {
            return null;
        }
        var wake = inOrder.pollFirst();
        if (wake == null) {
            return null;
        }
        byUnit.remove(wake.unit());
        return wake.unit();
    }
}
