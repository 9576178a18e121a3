package org.steelyard.assessment.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Step;
import org.steelyard.contracts.Event;

/**
 * Which kept facts an answer may rest on, beside what its instant says: a fact may be written down in time and still come
 * in after a year was frozen, and a fact that came too late may be admitted all the same.
 *
 * @param cutOff admitted facts count as if they had been known then
 * @param offsets by {@code <topic>-<partition>}, the first record that was not read; empty if nothing is cut off
 * @param admitted ids of later facts that count all the same
 * @param decided facts that count all the same, whether they are kept here yet or not
 */
public record Horizon(Instant cutOff, Map<String, Long> offsets, Set<String> admitted, List<Event> decided) {

    /** Nothing is cut off. */
    public static final Horizon OPEN = new Horizon(Instant.EPOCH, Map.of(), Set.of(), List.of());

    public Horizon {
        offsets = Map.copyOf(offsets);
        admitted = Set.copyOf(admitted);
        decided = List.copyOf(decided);
    }

    /** What was read up to these records, and nothing else. */
    public static Horizon at(Instant cutOff, Map<String, Long> offsets) {
        return new Horizon(cutOff, offsets, Set.of(), List.of());
    }

    /** Whether a kept fact is within it; one without a place was kept before places were. */
    boolean reaches(String id, @Nullable String place, @Nullable Long offset) {
        return offsets.isEmpty()
                || place == null
                || offset == null
                || offset < offsets.getOrDefault(place, 0L)
                || admitted.contains(id);
    }

    /** The step as it counts: an admitted one as if it had been known at the cut-off. */
    Step counted(Step step) {
        return admitted.contains(step.eventId()) || decidedIds().contains(step.eventId())
                ? new Step(
                        step.kind(),
                        step.source(),
                        step.subject(),
                        step.sequence(),
                        earlier(step.occurredAt()),
                        earlier(step.recordedAt()),
                        step.codes())
                : step;
    }

    private Set<String> decidedIds() {
        return decided.stream().map(Event::id).collect(Collectors.toSet());
    }

    private Instant earlier(Instant time) {
        return time.isAfter(cutOff) ? cutOff : time;
    }
}
