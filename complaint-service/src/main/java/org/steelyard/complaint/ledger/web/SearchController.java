package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.deadline.Deadlines;
import org.steelyard.complaint.ledger.ComplaintOrder;
import org.steelyard.complaint.ledger.ComplaintQuestion;
import org.steelyard.complaint.ledger.ComplaintQuestion.Words;
import org.steelyard.complaint.ledger.ComplaintSearch;
import org.steelyard.complaint.ledger.ComplaintStatus;
import org.steelyard.contracts.Category;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Complaints as lists: by what is coded with GET, by what is personal with POST. */
@RestController
class SearchController {

    private final ComplaintSearch search;
    private final Deadlines deadlines;

    SearchController(ComplaintSearch search, Deadlines deadlines) {
        this.search = search;
        this.deadlines = deadlines;
    }

    @GetMapping(ComplaintController.PATH)
    Page<ComplaintSummary> list(
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 32) String unit,
            @RequestParam(required = false) @Nullable ComplaintStatus status,
            @RequestParam(required = false) @Nullable Category category,
            @RequestParam(required = false) @Nullable LocalDate receivedFrom,
            @RequestParam(required = false) @Nullable LocalDate receivedTo,
            @RequestParam(required = false) @Nullable LocalDate dueBefore,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 40) String ledgerNumber,
            @RequestParam(defaultValue = "ID") ComplaintOrder sort,
            PageRequest page,
            Caller caller) {
        return answer(
                new ComplaintQuestion(
                        unit, status, category, receivedFrom, receivedTo, dueBefore, ledgerNumber, Words.NONE),
                sort,
                page,
                caller);
    }

    /** Changes nothing, so that a key has nothing to repeat. */
    @PostMapping(ComplaintController.PATH + "/search")
    Page<ComplaintSummary> search(@Valid @RequestBody SearchComplaints request, PageRequest page, Caller caller) {
        var sort = Objects.requireNonNullElse(request.sort(), ComplaintOrder.ID);
        return answer(request.question(), sort, page, caller);
    }

    private Page<ComplaintSummary> answer(
            ComplaintQuestion question, ComplaintOrder order, PageRequest page, Caller caller) {
        var found = search.find(question, order, caller, page.after(), page.limit());
        return page.page(found.complaints(), found.next(), complaint -> ComplaintSummary.of(complaint, deadlines));
    }
}
