package org.steelyard.complaint.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a field of a sheet. */
sealed interface SheetCell {

    SheetCell EMPTY = new Text("");

    static SheetCell of(@Nullable String text) {
        return text == null ? EMPTY : new Text(text);
    }

    static SheetCell of(@Nullable BigDecimal number) {
        return number == null ? EMPTY : new Figure(number);
    }

    static SheetCell of(int number) {
        return new Figure(BigDecimal.valueOf(number));
    }

    static SheetCell of(@Nullable LocalDate date) {
        return date == null ? EMPTY : new Day(date);
    }

    /**
     * Text that somebody typed. A spreadsheet takes what begins with certain signs for a formula, and a formula can send
     * the sheet to anybody; such text is marked as text by an apostrophe. What is nothing but a number stays as it is.
     */
    record Text(String text) implements SheetCell {

        private static final String FORMULA = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫";
        private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

        String harmless() {
            if (NUMBER.matcher(text).matches()) {
                return text;
            }
            var first = text.chars()
                    .filter(c -> c != ' ' && c != '　' && c != '\u00a0' && c != '\ufeff')
                    .findFirst();
            return first.isPresent() && FORMULA.indexOf(first.getAsInt()) >= 0 ? "'" + text : text;
        }
    }

    /** A number. */
    record Figure(BigDecimal number) implements SheetCell {}

    /** A date. */
    record Day(LocalDate date) implements SheetCell {}

    /** A local date and time. */
    record Moment(LocalDateTime time) implements SheetCell {}
}
