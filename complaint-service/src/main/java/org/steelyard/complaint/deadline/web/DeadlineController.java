package org.steelyard.complaint.deadline.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.deadline.DeadlineRule;
import org.steelyard.complaint.deadline.Deadlines;

/** The limits of the ledger with law, article and validity, for everybody who is signed in. */
@RestController
class DeadlineController {

    private final Deadlines deadlines;

    DeadlineController(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** All versions; a handful, so it is one page. */
    @GetMapping("/api/deadlines")
    Table list() {
        return new Table(deadlines.rules());
    }

    record Table(List<DeadlineRule> items) {}
}
