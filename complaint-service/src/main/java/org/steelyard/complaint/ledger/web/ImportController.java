package org.steelyard.complaint.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import org.dhatim.fastexcel.Workbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.ledger.web.BatchController.BatchResult;
import org.steelyard.complaint.ledger.web.BatchController.EntryResult;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.PartProblems;
import org.steelyard.platform.security.Caller;

/** Takes over old records from a workbook: each row an entry, as in a batch. */
@RestController
class ImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportSheet sheet;
    private final BatchIntake intake;
    private final BatchSettings settings;
    private final PartProblems problems;

    ImportController(ImportSheet sheet, BatchIntake intake, BatchSettings settings, PartProblems problems) {
        this.sheet = sheet;
        this.intake = intake;
        this.settings = settings;
        this.problems = problems;
    }

    @PostMapping(path = ComplaintController.PATH + "/batch", consumes = XLSX)
    BatchResult take(@RequestBody byte[] workbook, Caller caller, Conditions conditions, HttpServletRequest request) {
        caller.require(Role.IMPORTER);
        var rows = sheet.read(workbook);
        if (rows.entries().size() > settings.maxEntries()) {
            throw new FieldRefused("entries", "too-many-entries", settings.maxEntries());
        }
        var results = new ArrayList<EntryResult>();
        for (var row : rows.entries()) {
            var result = take(rows, row, results.size(), caller, conditions, request);
            if (result.problem() != null) {
                rows.locate(result.problem(), row);
            }
            results.add(result);
        }
        return new BatchResult(results);
    }

    private EntryResult take(
            ImportSheet.Rows rows,
            ImportSheet.Row row,
            int index,
            Caller caller,
            Conditions conditions,
            HttpServletRequest request) {
        try {
            return intake.take(rows.entry(row), index, caller, conditions, request);
        } catch (RuntimeException failure) {
            return EntryResult.refused(index, null, problems.of(failure, request));
        }
    }

    /** An empty sheet with the titles. */
    @GetMapping(ComplaintController.PATH + "/batch/template")
    void template(Caller caller, HttpServletResponse response) throws IOException {
        caller.require(Role.IMPORTER);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("complaints-template.xlsx")
                        .build()
                        .toString());
        try (var book = new Workbook(response.getOutputStream(), "Steelyard", null)) {
            var titles = book.newWorksheet("投诉");
            for (var column : ImportColumn.values()) {
                titles.inlineString(0, column.ordinal(), column.title());
                titles.width(column.ordinal(), 18);
            }
        }
    }
}
