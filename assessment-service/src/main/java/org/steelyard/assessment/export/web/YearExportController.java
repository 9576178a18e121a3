package org.steelyard.assessment.export.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.export.AnnualSheet;
import org.steelyard.assessment.export.YearWorkbook;
import org.steelyard.assessment.year.YearBoard;
import org.steelyard.contracts.Role;
import org.steelyard.platform.security.Caller;

/** A county's year as a workbook and as PDF, and each unit's annual sheet. */
@RestController
class YearExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final YearBoard board;
    private final AnnualSheet sheets;

    YearExportController(YearBoard board, AnnualSheet sheets) {
        this.board = board;
        this.sheets = sheets;
    }

    /** The results as PDF, for who asks for PDF. */
    @GetMapping(path = "/api/assessments/{year}/export", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable @Min(2000) @Max(2100) int year, Caller caller) {
        caller.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
        var frozen = board.year(year, caller).frozen();
        return answer(
                sheets.ofCounty(year, frozen == null ? null : frozen.digest(), board.standings(year, caller)),
                "assessment-" + year + ".pdf");
    }

    /** The annual sheet of a unit, with the result that holds now. */
    @GetMapping("/api/assessments/{year}/sheets/{unit}")
    ResponseEntity<byte[]> sheet(
            @PathVariable @Min(2000) @Max(2100) int year, @PathVariable String unit, Caller caller) {
        var its = board.unit(year, unit, caller);
        return answer(
                sheets.of(year, its),
                "assessment-" + year + "-" + its.standing().summary().unit() + ".pdf");
    }

    private static ResponseEntity<byte[]> answer(byte[] pdf, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(fileName).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    // no `produces`: who asks for nothing in particular gets the workbook
    @GetMapping("/api/assessments/{year}/export")
    void export(@PathVariable @Min(2000) @Max(2100) int year, Caller caller, HttpServletResponse response)
            throws IOException {
        caller.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
        var standings = board.standings(year, caller);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("assessment-" + year + ".xlsx")
                        .build()
                        .toString());
        YearWorkbook.write(standings, response.getOutputStream());
    }
}
