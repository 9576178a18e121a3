package org.steelyard.complaint.ledger;

import java.time.YearMonth;
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

    /**
     * Lines of one unit's ledger in the order of their numbers: at most {@code limit} and one more. Numbers leave no gap,
     * so a page is known without a search; one that no entry bears yet shows as such.
     */
    public List<Line> lines(String unit, int year, Caller caller, int afterOrdinal, int limit) {
        var code = access.requireLedger(unit, caller).code();
        var last = numbers.volume(LedgerSeries.COMPLAINTS, code, year).last();
        var wanted = IntStream.rangeClosed(afterOrdinal + 1, (int) Math.min(last, (long) afterOrdinal + limit + 1))
                .mapToObj(ordinal -> new LedgerNumber(code, year, ordinal))
                .toList();
        var bearing = complaints.bearing(wanted);
        return wanted.stream()
                .map(number -> new Line(number.ordinal(), number.text(), bearing.get(number.text())))
                .toList();
    }

    /** Refuses a unit whose ledger the caller may not read. */
    public void requireReadable(String unit, Caller caller) {
        var unused = access.requireLedger(unit, caller);
    }

    /** The ids of what a unit in the caller's reach closed last in this month, in order, at most so many. */
    public List<String> closedIn(String unit, YearMonth month, Caller caller, int limit) {
        return complaints.closedIn(access.requireLedger(unit, caller).code(), month, limit);
    }

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
