package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.complaint.document.Pdf;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** Old records from a workbook. */
class ImportIT extends LedgerScene {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String[] TITLES = {"原编号", "单位代码", "投诉时间", "登记时间", "被投诉人", "投诉内容", "争议类别", "争议金额（元）", "投诉请求"};

    private UnitRef point;

    @BeforeEach
    void aPlace() {
        theCountyAndTheStation();
        point = aPoint();
    }

    @Test
    void eachRowIsAnEntryAndTwiceIsOnce() throws Exception {
        var book = book(
                row(
                        "旧-1",
                        point.code(),
                        "2026-03-02 09:30",
                        "2026/3/3 10:00",
                        "王五店",
                        "缺斤少两",
                        "一般商品和服务",
                        35.5,
                        "补足数量、赔偿损失"),
                row("旧-2", point.code(), 46083.5, 46084, "赵六", "发霉", "FOOD", "12", "退货"));

        var first = upload(book, of(Role.IMPORTER));
        var second = upload(book, of(Role.IMPORTER));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().toString()).contains("\"status\":201").doesNotContain("\"status\":4");
        assertThat(second.text("results/0/id")).isEqualTo(first.text("results/0/id"));
        assertThat(second.body().at("/results/1/status").asInt()).isEqualTo(200);
        var entered = get("/api/complaints/" + first.text("results/0/id"), officerOf(point));
        assertThat(entered.text("receivedAt")).startsWith("2026-03-02T01:30:00");
        assertThat(entered.text("recordedAt")).startsWith("2026-03-03T02:00:00");
        assertThat(entered.text("disputedAmount/amount")).isEqualTo("35.50");
        assertThat(entered.body().at("/requests").toString()).isEqualTo("[\"MAKE_UP_QUANTITY\",\"COMPENSATION\"]");
        assertThat(entered.text("steps/0/channel")).isEqualTo("IMPORT");
        assertThat(get("/api/complaints/" + first.text("results/1/id"), officerOf(point))
                        .text("receivedAt"))
                .startsWith("2026-03-02T04:00:00");
    }

    @Test
    void whatIsWrongIsSaidByRowAndColumn() throws Exception {
        var answer = upload(
                book(
                        row("r-1", point.code(), "gestern", "", "店", "事", "食品", 1, ""),
                        row("r-2", point.code(), "", "", "店", "", "食品", 1, ""),
                        row("r-3", point.code(), "", "", "店", "事", "零食", 1, ""),
                        row("r-4", point.code(), "", "", "店", "事", "食品", 1.005, ""),
                        row("r-5", "999", "", "", "店", "事", "食品", 1, ""),
                        row("r-6", point.code(), "", "", "店", "事", "食品", 1, "")),
                of(Role.IMPORTER));

        assertThat(cell(answer, 0)).isEqualTo("C2");
        assertThat(cell(answer, 1)).isEqualTo("F3");
        assertThat(cell(answer, 2)).isEqualTo("G4");
        assertThat(cell(answer, 3)).isEqualTo("H5");
        assertThat(cell(answer, 4)).isEqualTo("B6");
        assertThat(answer.body().at("/results/4/problem/row").asInt()).isEqualTo(6);
        assertThat(answer.body().at("/results/5/status").asInt()).isEqualTo(201);
    }

    @Test
    void onlyTheImporterImports() throws Exception {
        assertThat(upload(book(), officerOf(point)).status()).isEqualTo(403);
        assertThat(get("/api/complaints/batch/template", officerOf(point)).status())
                .isEqualTo(403);
    }

    @Test
    void theTemplateIsTaken() throws Exception {
        var template = http.send(
                HttpRequest.newBuilder(uri("/api/complaints/batch/template"))
                        .header("Authorization", "Bearer " + of(Role.IMPORTER))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(template.statusCode()).isEqualTo(200);
        var answer = upload(template.body(), of(Role.IMPORTER));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/results").size()).isZero();
    }

    @Test
    void aBombOrNoWorkbookAtAllIsRefusedWhole() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(new byte[60_000_000]);
        }
        assertThat(upload(bomb.toByteArray(), of(Role.IMPORTER)).status()).isEqualTo(413);
        assertThat(upload(new byte[] {1, 2, 3}, of(Role.IMPORTER)).text("type")).endsWith(":workbook-broken");
        var foreign = new ByteArrayOutputStream();
        try (var workbook = new Workbook(foreign, "Test", null)) {
            workbook.newWorksheet("一").value(0, 0, "不认识的列");
        }
        var refused = upload(foreign.toByteArray(), of(Role.IMPORTER));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).contains("投诉内容").contains("A1");
    }

    @Test
    void aViolationReportHasItsFormsAndNobodyIsOnThem() throws Exception {
        var recorded = post("/api/violation-reports", """
                {"lead":{"reporter":{"name":"钱七","phone":"13800000007"},"reported":{"name":"某作坊","address":"古镛镇"},
                 "content":"使用过期原料","category":"FOOD"}}""", officerOf(point));
        assertThat(recorded.status()).isEqualTo(201);
        var path = "/api/violation-reports/" + recorded.text("id") + "/documents";
        assertThat(get(path, officerOf(point)).body().toString())
                .contains("report-registration")
                .doesNotContain("outcome");
        assertThat(get(path + "/report-outcome-notice", officerOf(point)).status())
                .isEqualTo(409);

        var pdf = Pdf.of(http.send(
                        HttpRequest.newBuilder(uri(path + "/report-registration"))
                                .header("Authorization", "Bearer " + officerOf(point))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body());
        pdf.show("report-registration");
        assertThat(pdf.text())
                .contains("举报登记表")
                .contains("某作坊")
                .contains("第2号第十八条")
                .doesNotContain("钱七")
                .doesNotContain("13800000007");
        assertThat(pdf.squareCode()).isEqualTo(recorded.text("ledgerNumber"));
    }

    private static String cell(Answer answer, int index) {
        return answer.text("results/" + index + "/problem/errors/0/cell");
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static byte[] book(Object[]... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", null)) {
            var sheet = book.newWorksheet("投诉");
            for (int column = 0; column < TITLES.length; column++) {
                sheet.value(0, column, TITLES[column]);
            }
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (rows[row][column] instanceof Number number) {
                        sheet.value(row + 1, column, number);
                    } else {
                        sheet.value(row + 1, column, rows[row][column].toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private Answer upload(byte[] book, String token) {
        return send(HttpRequest.newBuilder(uri("/api/complaints/batch"))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "zh-CN")
                .header("Content-Type", XLSX)
                .POST(HttpRequest.BodyPublishers.ofByteArray(book))
                .build());
    }
}
