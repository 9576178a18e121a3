package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** The ledger as a file for spreadsheets. */
class LedgerSheetIT extends LedgerScene {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private UnitRef point;

    @BeforeEach
    void aLedger() {
        theCountyAndTheStation();
        point = aPoint();
        registered(point);
        var second = registered(point);
        step(second, "acceptance", "{}", officerOf(point));
        post("/api/complaints", COMPLAINT.replace("李四商店", "=HYPERLINK(\\\"http://example.org\\\")"), officerOf(point));
    }

    @Test
    void asTextItIsReadBySpreadsheets() throws Exception {
        var bytes = sheet("text/csv", officerOf(point)).body();

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("\ufeff台账编号,办理状态,争议类别,争议金额（元）");
        assertThat(lines[1])
                .contains(point.code() + "-2026-0001,已登记,食品,6000.00,1,无")
                .contains("张**,李**");
        assertThat(lines[2]).contains(",已受理,");
        assertThat(lines[3]).contains("'=**");
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .doesNotContain("张三")
                .doesNotContain("13800000001");
    }

    @Test
    void asWorkbookToo() throws Exception {
        var answer = sheet(XLSX, officerOf(point));
        assertThat(answer.headers().firstValue("Content-Type")).contains(XLSX);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(point.code() + "-2026.xlsx");

        var xml = part(answer.body(), "xl/worksheets/sheet1.xml");
        assertThat(xml)
                .contains("台账编号")
                .contains(point.code() + "-2026-0003")
                .contains("<v>6000.00</v>")
                .containsPattern("('|&apos;|&#39;)=\\*\\*")
                .doesNotContain("<f>");
    }

    @Test
    void whoAsksForNothingInParticularGetsPages() {
        var path = "/api/ledger?unit=" + point.code() + "&year=2026";
        assertThat(get(path, officerOf(point)).body().at("/items").size()).isEqualTo(3);
        assertThat(get(path, officerOf(point), "Accept", "*/*").header("Content-Type"))
                .startsWith("application/json");
        assertThat(get(path, officerOf(point), "Accept", "application/json")
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void whoMayNotReadTheLedgerIsToldSoBeforeAnythingIsWritten() throws Exception {
        assertThat(sheet("text/csv", officerOf(aPoint())).statusCode()).isEqualTo(404);
        assertThat(sheet(XLSX, of(Role.OFFICE_OFFICER)).statusCode()).isEqualTo(403);
        assertThat(sheet(XLSX, of(Role.AUDITOR)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> sheet(String type, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri("/api/ledger?unit=" + point.code() + "&year=2026"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", type)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String part(byte[] book, String name) throws Exception {
        var file = Files.createTempFile("ledger", ".xlsx");
        try {
            Files.write(file, book);
            try (var zip = new ZipFile(file.toFile())) {
                var xml = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
                return Pattern.compile("&#x([0-9a-fA-F]+);")
                        .matcher(xml)
                        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
            }
        } finally {
            Files.delete(file);
        }
    }
}
