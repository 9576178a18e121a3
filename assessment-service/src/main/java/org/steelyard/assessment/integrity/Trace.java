package org.steelyard.assessment.integrity;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checks need to know of one complaint, report, consultation or session. Merging is commutative and idempotent, so
 * it does not matter how often and in which order the events come.
 *
 * @param subject the stable id of the thing
 * @param marks what was found on it
 * @param opened when the entry was made, by the time it happened
 * @param written when the entry was made, by the time it was written down
 * @param closed when it was first closed
 * @param callback sequence of its last callback, 0 for none
 * @param drawn whether that callback was drawn
 * @param returns the referrals' returns, by event id
 */
record Trace(
        String subject,
        Set<Mark> marks,
        @Nullable Instant opened,
        @Nullable Instant written,
        @Nullable Instant closed,
        long callback,
        boolean drawn,
        List<String> returns) {

    private static final int RETURNS_KEPT = 20;

    /** Something an event said that needs no time. */
    enum Mark {
        COMPLAINT,
        CONSULTATION,
        IMPORTED,
        STAFF_PHONE,
        REUSED_PHONE,
        BY_STAFF,
        REOPENED,
        FALSE_CLOSURE,
        REFERRED_BY_HAND,
        SIGN_INS_OVERLAP
    }

    Trace {
        marks = Set.copyOf(marks);
        returns = List.copyOf(returns);
    }

    static Trace marked(String subject, Mark... marks) {
        return new Trace(subject, Set.of(marks), null, null, null, 0, false, List.of());
    }

    Trace and(Mark mark) {
        return merge(marked(subject, mark));
    }

    Trace opened(Instant at, Instant writtenAt) {
        return new Trace(subject, marks, at, writtenAt, closed, callback, drawn, returns);
    }

    Trace closed(Instant at) {
        return new Trace(subject, marks, opened, written, at, callback, drawn, returns);
    }

    Trace calledBack(long sequence, boolean wasDrawn) {
        return new Trace(subject, marks, opened, written, closed, sequence, wasDrawn, returns);
    }

    Trace returned(String event) {
        return new Trace(subject, marks, opened, written, closed, callback, drawn, List.of(event));
    }

    Trace merge(Trace other) {
        var all = EnumSet.noneOf(Mark.class);
        all.addAll(marks);
        all.addAll(other.marks);
        var later = other.callback > callback;
        return new Trace(
                subject,
                all,
                earlier(opened, other.opened),
                earlier(written, other.written),
                earlier(closed, other.closed),
                later ? other.callback : callback,
                later ? other.drawn : drawn,
                Stream.concat(returns.stream(), other.returns.stream())
                        .distinct()
                        .sorted()
                        .limit(RETURNS_KEPT)
                        .toList());
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /** Whether it is an entry made in a span; the end does not belong to it. */
    boolean isEntryIn(Instant from, Instant to) {
        return opened != null && !opened.isBefore(from) && opened.isBefore(to);
    }

    static List<String> subjects(Collection<Trace> traces, Predicate<Trace> which) {
        return traces.stream().filter(which).map(Trace::subject).toList();
    }

    static List<Trace> without(Collection<Trace> traces, Set<String> subjects) {
        return traces.stream()
                .filter(trace -> !subjects.contains(trace.subject()))
                .toList();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
