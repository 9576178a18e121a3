package org.steelyard.complaint.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1+1",
                "－1",
                "＠SUM",
                "  =1",
                "　=1",
                "\ufeff=1",
                "-",
                "+-1"
            })
    void whatASpreadsheetWouldTakeForAFormulaIsMarkedAsText(String text) throws IOException {
        assertThat(new SheetCell.Text(text).harmless()).isEqualTo("'" + text);
        assertThat(csv(SheetCell.of(text)).replace("\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+8613800000001", "-0.50", "李四商店", "a=b", "***0001", "350428-2026-0001", "", "'s"})
    void whatIsNoFormulaStaysAsItIs(String text) {
        assertThat(new SheetCell.Text(text).harmless()).isEqualTo(text);
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() throws IOException {
        assertThat(csv(
                        SheetCell.of("甲,乙"),
                        SheetCell.of("他说\"好\""),
                        SheetCell.of("两\n行"),
                        SheetCell.of(new BigDecimal("-12.50")),
                        SheetCell.of(LocalDate.parse("2026-11-23")),
                        SheetCell.of((String) null),
                        SheetCell.of(7)))
                .isEqualTo("\"甲,乙\",\"他说\"\"好\"\"\",\"两\n行\",-12.50,2026-11-23,,7\r\n");
    }

    @Test
    void eachBatchIsWrittenBeforeTheNextIsRead() throws IOException {
        var order = new ArrayList<String>();
        LedgerSheets.write(
                after -> {
                    order.add("read after " + after);
                    return IntStream.rangeClosed(after + 1, Math.min(5, after + 3))
                            .boxed()
                            .toList();
                },
                Integer::intValue,
                2,
                line -> order.add("write " + line));

        assertThat(order)
                .containsExactly(
                        "read after 0",
                        "write 1",
                        "write 2",
                        "read after 2",
                        "write 3",
                        "write 4",
                        "read after 4",
                        "write 5");
    }

    @Test
    void aHundredThousandRowsPassThroughASmallHeap(@TempDir Path folder) throws Exception {
        var output = folder.resolve("output").toFile();
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        HundredThousandRows.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(output).content(StandardCharsets.UTF_8).contains("csv done").contains("xlsx done");
        assertThat(child.exitValue()).isZero();
    }

    private static String csv(SheetCell... cells) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new CsvWriter(bytes, List.of("列"))) {
            writer.row(List.of(cells));
        }
        return bytes.toString(StandardCharsets.UTF_8).split("\r\n", 2)[1];
    }
}
