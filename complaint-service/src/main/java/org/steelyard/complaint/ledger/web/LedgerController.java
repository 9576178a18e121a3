package org.steelyard.complaint.ledger.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** The ledger of one unit and year, line by line. */
@RestController
class LedgerController {

    private final Ledger ledger;
    private final Deadlines deadlines;

    LedgerController(Ledger ledger, Deadlines deadlines) {
        this.ledger = ledger;
        this.deadlines = deadlines;
    }

    @GetMapping("/api/ledger")
    Page<LineView> lines(
            @RequestParam String unit, @RequestParam @Min(1900) @Max(9999) int year, PageRequest page, Caller caller) {
        var found = ledger.lines(unit, year, caller, ordinal(page.after()), page.limit());
        return page.page(found, line -> Integer.toString(line.ordinal()), line -> LineView.of(line, deadlines));
    }

    private static int ordinal(@Nullable String after) {
        if (after != null && !after.matches("\\d{1,9}")) {
            throw new FieldRefused("after", "unknown-page");
        }
        return after == null ? 0 : Integer.parseInt(after);
    }

    /**
     * A line of a ledger.
     *
     * @param ledgerNumber the number
     * @param complaint the entry, none while the number is reserved for one that was begun and not finished
     */
    record LineView(String ledgerNumber, @Nullable ComplaintSummary complaint) {

        static LineView of(Ledger.Line line, Deadlines deadlines) {
            var complaint = line.complaint();
            return new LineView(
                    line.ledgerNumber(), complaint == null ? null : ComplaintSummary.of(complaint, deadlines));
        }
    }
}
