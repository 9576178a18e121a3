package org.steelyard.complaint.ledger;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.platform.security.Caller;

/** The ledgers as they are read. */
@Service
public class Ledger {

    private final Complaints complaints;
    private final LedgerNumbers numbers;
    private final LedgerAccess access;

    Ledger(Complaints complaints, LedgerNumbers numbers, LedgerAccess access) {
        this.complaints = complaints;
        this.numbers = numbers;
        this.access = access;
    }

    /** One complaint in the caller's reach. */
    public Complaint complaint(String id, Caller caller) {
        access.requireReader(caller);
        return access.require(id, caller);
    }

    /** Complaints in the caller's reach in the order of their ids: at most {@code limit} and one more. */
    public List<Complaint> complaints(Question question, Caller caller, @Nullable String after, int limit) {
        return complaints.list(access.filter(question.unit(), question.status(), caller), after, limit);
    }

    /**
     * Lines of one unit's ledger in the order of their numbers: at most {@code limit} and one more. Numbers leave no gap,
     * so a page is known without a search; one that no entry bears yet shows as such.
     */
    public List<Line> lines(String unit, int year, Caller caller, int afterOrdinal, int limit) {
        var code = access.requireLedger(unit, caller).code();
        var last = numbers.volume(code, year).last();
        var wanted = IntStream.rangeClosed(afterOrdinal + 1, (int) Math.min(last, (long) afterOrdinal + limit + 1))
                .mapToObj(ordinal -> new LedgerNumber(code, year, ordinal))
                .toList();
        var bearing = complaints.bearing(wanted);
        return wanted.stream()
                .map(number -> new Line(number.ordinal(), number.text(), bearing.get(number.text())))
                .toList();
    }

    /**
     * What is asked for.
     *
     * @param unit the unit whose subtree is meant, none for all
     * @param status where the complaints stand, none for all
     */
    public record Question(@Nullable String unit, @Nullable ComplaintStatus status) {}

    /**
     * A line of a ledger.
     *
     * @param ordinal its place
     * @param ledgerNumber its number
     * @param complaint the entry, none while the number is reserved for one that was begun and not finished; it goes to
     *     the unit's next entry then
     */
    public record Line(
            int ordinal, String ledgerNumber, @Nullable Complaint complaint) {}
}
