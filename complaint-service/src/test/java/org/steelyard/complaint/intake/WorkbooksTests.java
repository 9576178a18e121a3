package org.steelyard.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WorkbooksTests {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Workbooks WORKBOOKS =
            new Workbooks(new WorkbookSettings(20, DataSize.ofMegabytes(4), 100, 50, 10, 200));

    @Test
    void readsWhatOthersWrite() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", null)) {
            var sheet = book.newWorksheet("投诉");
            sheet.value(0, 0, "甲");
            sheet.value(0, 2, "丙𫟼");
            sheet.value(2, 1, 12.5);
            sheet.inlineString(2, 2, "行内");
            sheet.formula(3, 0, "1+1");
        }

        var rows = WORKBOOKS.rows(bytes.toByteArray());

        assertThat(rows.get(0)).containsExactly(new Cell("甲", false), Cell.EMPTY, new Cell("丙𫟼", false));
        assertThat(rows.get(1)).isEmpty();
        assertThat(rows.get(2)).containsExactly(Cell.EMPTY, new Cell("12.5", true), new Cell("行内", false));
    }

    @Test
    void aBombIsRefusedWhileItUnpacks() throws IOException {
        var zeros = new byte[50_000_000];
        Arrays.fill(zeros, (byte) ' ');

        assertThatThrownBy(() -> WORKBOOKS.rows(zip(SHEET, zeros)))
                .isInstanceOf(WorkbookRefused.class)
                .extracting("kind")
                .hasToString("TOO_LARGE");
        // in a part nobody reads it is one all the same
        assertThatThrownBy(() -> WORKBOOKS.rows(zip("xl/media/image1.png", zeros)))
                .isInstanceOf(WorkbookRefused.class)
                .extracting("kind")
                .hasToString("TOO_LARGE");
    }

    @Test
    void partsRowsColumnsAndCellsAreLimited() throws IOException {
        var many = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(many)) {
            for (int i = 0; i < 21; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
                zip.write(new byte[1000]);
            }
        }
        assertThatThrownBy(() -> WORKBOOKS.rows(many.toByteArray())).isInstanceOf(WorkbookRefused.class);
        for (var sheet : new String[] {
            "<row r=\"51\"/>",
            "<row r=\"2147483647\"/>",
            "<row r=\"1\"><c r=\"K1\"/></row>",
            "<row r=\"1\"><c r=\"ZZZ1\"/></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "长".repeat(201) + "</t></is></c></row>"
        }) {
            assertThatThrownBy(() -> WORKBOOKS.rows(sheet(sheet)))
                    .as(sheet)
                    .isInstanceOf(WorkbookRefused.class)
                    .extracting("kind")
                    .hasToString("TOO_LARGE");
        }
    }

    @Test
    void whatIsBrokenIsSaidToBe() throws IOException {
        for (var sheet : new String[] {
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>x</v></c></row>",
            "<row r=\"2\"/><row r=\"1\"/>",
            "<row r=\"0\"/>",
            "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
            "<row r=\"1\"><c r=\"1\"/></row>",
            "<row>"
        }) {
            assertThatThrownBy(() -> WORKBOOKS.rows(sheet(sheet)))
                    .as(sheet)
                    .isInstanceOf(WorkbookRefused.class)
                    .extracting("kind")
                    .hasToString("INVALID");
        }
        assertThatThrownBy(() -> WORKBOOKS.rows("no zip".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WorkbookRefused.class);
        assertThatThrownBy(() -> WORKBOOKS.rows(new byte[0])).isInstanceOf(WorkbookRefused.class);
    }

    @Test
    void noEntityIsReadFromAnywhere() throws IOException {
        var xxe = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>"
                + "</sheetData></worksheet>";

        assertThatThrownBy(() -> WORKBOOKS.rows(zip(SHEET, xxe.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(WorkbookRefused.class);
    }

    private static byte[] sheet(String rows) throws IOException {
        return zip(
                SHEET, ("<worksheet><sheetData>" + rows + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
