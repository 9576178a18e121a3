package org.steelyard.assessment.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.integrity.Trace.Mark;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * Entries closed within minutes, written down in bulk, at night, or long after they happened. What was imported comes from
 * books, in which times are days and writing down is late by nature, so it is left out; so are consultations, of which a
 * day's are often noted together.
 */
record ImplausibleTimes(IntegritySettings limits) implements Check {

    @Override
    public IntegrityCheck kind() {
        return IntegrityCheck.IMPLAUSIBLE_TIMES;
    }

    @Override
    public List<String> atOnce(Collection<Trace> traces) {
        var entries = traces.stream().flatMap(trace -> Entry.of(trace).stream()).toList();
        var found = new LinkedHashSet<String>(inBulk(entries));
        found.addAll(atLeast(limits.closedQuickly(), entries, this::closedQuickly));
        found.addAll(atLeast(limits.atNight(), entries, this::isAtNight));
        found.addAll(atLeast(limits.late(), entries, this::isLate));
        return List.copyOf(found);
    }

    private static List<String> atLeast(int least, List<Entry> entries, Predicate<Entry> odd) {
        var subjects = entries.stream().filter(odd).map(Entry::subject).toList();
        return subjects.size() >= least ? subjects : List.of();
    }

    private boolean closedQuickly(Entry entry) {
        var closed = entry.closed();
        return closed != null && Duration.between(entry.opened(), closed).compareTo(limits.closedWithin()) < 0;
    }

    private boolean isAtNight(Entry entry) {
        var at = entry.written().atZone(WorkingCalendar.ZONE).toLocalTime();
        var after = !at.isBefore(limits.nightFrom());
        var before = at.isBefore(limits.nightTo());
        return limits.nightFrom().isAfter(limits.nightTo()) ? after || before : after && before;
    }

    private boolean isLate(Entry entry) {
        return Duration.between(entry.opened(), entry.written()).compareTo(limits.lateAfter()) > 0;
    }

    /** Everything in a span that holds too much. */
    private Set<String> inBulk(List<Entry> entries) {
        var sorted =
                entries.stream().sorted(Comparator.comparing(Entry::written)).toList();
        var found = new LinkedHashSet<String>();
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            var earliest = sorted.get(last).written().minus(limits.bulkWithin());
            while (sorted.get(first).written().isBefore(earliest)) {
                first++;
            }
            if (last - first + 1 >= limits.bulk()) {
                sorted.subList(first, last + 1).forEach(entry -> found.add(entry.subject()));
            }
        }
        return found;
    }

    /** A complaint or report of which it is known when it was made. */
    private record Entry(
            String subject,
            Instant opened,
            Instant written,
            @Nullable Instant closed) {

        static Optional<Entry> of(Trace trace) {
            var opened = trace.opened();
            var written = trace.written();
            return opened == null || written == null || trace.is(Mark.IMPORTED) || trace.is(Mark.CONSULTATION)
                    ? Optional.empty()
                    : Optional.of(new Entry(trace.subject(), opened, written, trace.closed()));
        }
    }
}
