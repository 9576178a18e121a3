package org.steelyard.complaint.document.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.complaint.document.LedgerSheets;
import org.steelyard.platform.security.Caller;

/** The ledger of one unit and year as a file for spreadsheets; the same path gives pages of JSON to who asks for JSON. */
@RestController
class LedgerSheetController {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LedgerSheets sheets;

    LedgerSheetController(LedgerSheets sheets) {
        this.sheets = sheets;
    }

    @GetMapping(path = "/api/ledger", produces = CSV)
    void csv(
            @RequestParam String unit,
            @RequestParam @Min(1900) @Max(9999) int year,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        send(sheets.csv(unit, year, caller), CSV + ";charset=UTF-8", unit + "-" + year + ".csv", response);
    }

    @GetMapping(path = "/api/ledger", produces = XLSX)
    void xlsx(
            @RequestParam String unit,
            @RequestParam @Min(1900) @Max(9999) int year,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        send(sheets.xlsx(unit, year, caller), XLSX, unit + "-" + year + ".xlsx", response);
    }

    /** Written straight to the client, batch by batch: nothing here keeps the sheet. */
    private static void send(LedgerSheets.Sheet sheet, String type, String fileName, HttpServletResponse response)
            throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        sheet.writeTo(response.getOutputStream());
    }
}
