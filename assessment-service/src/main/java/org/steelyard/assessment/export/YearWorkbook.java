package org.steelyard.assessment.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.year.Results;

/** A year's results as a workbook of one sheet, written row by row. */
public final class YearWorkbook {

    private static final List<String> TITLES = List.of(
            "单位编码", "单位名称", "类别", "评分方案", "冻结得分", "最终得分", "等次", "一票否决", "受理件数", "同组起点", "同组名次", "同组单位数", "复算次数",
            "结果摘要");
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final int ROWS_KEPT = 200;

    private YearWorkbook() {}

    /** Writes the sheet and keeps none of it. */
    public static void write(List<Results.Standing> standings, OutputStream to) throws IOException {
        try (var book = new Workbook(to, "Steelyard", null)) {
            var sheet = book.newWorksheet("年度考核");
            sheet.freezePane(0, 1);
            for (int column = 0; column < TITLES.size(); column++) {
                sheet.width(column, 18);
                sheet.inlineString(0, column, TITLES.get(column));
                sheet.style(0, column).bold().set();
            }
            var row = 1;
            for (var standing : standings) {
                write(sheet, row, standing);
                if (++row % ROWS_KEPT == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void write(Worksheet sheet, int row, Results.Standing one) {
        var summary = one.summary();
        var place = one.place();
        text(sheet, row, 0, summary.unit());
        text(sheet, row, 1, summary.name());
        text(sheet, row, 2, SheetWords.of(summary.kind()));
        text(sheet, row, 3, summary.scheme());
        number(sheet, row, 4, one.frozen());
        number(sheet, row, 5, summary.score());
        text(sheet, row, 6, one.grade() == null ? "" : SheetWords.of(one.grade()));
        text(sheet, row, 7, one.vetoed() ? "是" : "");
        number(sheet, row, 8, BigDecimal.valueOf(summary.entries()));
        number(sheet, row, 9, place == null ? null : BigDecimal.valueOf(place.from()));
        number(sheet, row, 10, place == null ? null : BigDecimal.valueOf(place.place()));
        number(sheet, row, 11, place == null ? null : BigDecimal.valueOf(place.peers()));
        number(sheet, row, 12, BigDecimal.valueOf(one.round()));
        text(sheet, row, 13, one.digest());
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, harmless(text));
    }

    /** A spreadsheet takes what begins with certain signs for a formula; an apostrophe marks it as text. */
    static String harmless(String text) {
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        var first = text.chars()
                .filter(c -> c != ' ' && c != '　' && c != '\u00a0' && c != '\ufeff')
                .findFirst();
        return first.isPresent() && FORMULA.indexOf(first.getAsInt()) >= 0 ? "'" + text : text;
    }
}
