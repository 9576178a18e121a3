package org.steelyard.complaint.ledger.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import org.steelyard.complaint.intake.Cell;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.wording.Wording;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The columns of the import sheet, and which field of an entry each fills; in Chinese words or in codes. */
enum ImportColumn {
    REFERENCE("原编号", "externalReference", ImportColumn::text),
    UNIT("单位代码", "unit", ImportColumn::text),
    OCCURRED("投诉时间", "occurredAt", ImportColumn::time),
    RECORDED("登记时间", "recordedAt", ImportColumn::time),
    NAME("投诉人", "complainant.name", ImportColumn::text),
    PHONE("联系电话", "complainant.phone", ImportColumn::text),
    ID_TYPE("证件类型", "complainant.idType", ImportColumn::text),
    ID_NUMBER("证件号码", "complainant.idNumber", ImportColumn::exactText),
    ADDRESS("投诉人地址", "complainant.address", ImportColumn::text),
    RESPONDENT("被投诉人", "respondent.name", ImportColumn::text),
    RESPONDENT_ADDRESS("被投诉人地址", "respondent.address", ImportColumn::text),
    RESPONDENT_PHONE("被投诉人电话", "respondent.phone", ImportColumn::text),
    HAPPENED("发生日期", "facts.happenedOn", ImportColumn::date),
    PLACE("发生地点", "facts.place", ImportColumn::text),
    CONTENT("投诉内容", "facts.content", ImportColumn::text),
    CATEGORY("争议类别", "category", cell -> code(Category.class, cell)),
    AMOUNT("争议金额（元）", "disputedAmount", ImportColumn::money),
    COMPLAINANTS("投诉人数", "complainants", ImportColumn::count),
    HARM("人身财产损害", "harm", cell -> code(Harm.class, cell)),
    REQUESTS("投诉请求", "requests", ImportColumn::requests),
    CHANNEL("投诉方式", "channel", cell -> code(Channel.class, cell));

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-M-d H:mm[:ss]");
    /** The day 0 of a spreadsheet, which believes that 1900 was a leap year. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final int EXACT_DIGITS = 15;

    private final String title;
    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final Function<Cell, JsonNode> reading;

    ImportColumn(String title, String field, Function<Cell, JsonNode> reading) {
        this.title = title;
        this.field = field;
        this.reading = reading;
    }

    String title() {
        return title;
    }

    String field() {
        return field;
    }

    JsonNode read(Cell cell) {
        try {
            return reading.apply(cell);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException wrong) {
            throw (FieldRefused) new FieldRefused(field, "unreadable-cell").initCause(wrong);
        }
    }

    private static JsonNode text(Cell cell) {
        return NODES.stringNode(
                cell.isNumber()
                        ? new BigDecimal(cell.text()).toPlainString()
                        : cell.text().strip());
    }

    /** A spreadsheet keeps fifteen digits of a number; what has more lost the rest already. */
    private static JsonNode exactText(Cell cell) {
        if (cell.isNumber() && new BigDecimal(cell.text()).precision() >= EXACT_DIGITS) {
            throw new NumberFormatException("digits lost");
        }
        return text(cell);
    }

    private static JsonNode date(Cell cell) {
        return NODES.stringNode((cell.isNumber()
                        ? DAY_ZERO.plusDays(new BigDecimal(cell.text()).intValueExact())
                        : LocalDate.parse(dashed(cell)))
                .toString());
    }

    private static JsonNode time(Cell cell) {
        return NODES.stringNode(instant(cell).toString());
    }

    private static OffsetDateTime instant(Cell cell) {
        if (cell.isNumber()) {
            var minutes = new BigDecimal(cell.text()).multiply(BigDecimal.valueOf(24 * 60));
            return local(DAY_ZERO.atStartOfDay().plusMinutes(Math.round(minutes.doubleValue())));
        }
        var text = dashed(cell);
        return text.contains("T") ? OffsetDateTime.parse(text) : local(LocalDateTime.parse(text, TIME));
    }

    private static OffsetDateTime local(LocalDateTime time) {
        return time.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    private static String dashed(Cell cell) {
        return cell.text()
                .strip()
                .replace('/', '-')
                .replace('年', '-')
                .replace('月', '-')
                .replace("日", "");
    }

    private static JsonNode money(Cell cell) {
        var amount = new BigDecimal(cell.text().strip().replace(",", ""));
        return NODES.objectNode()
                .put("amount", amount.stripTrailingZeros().setScale(2).toPlainString())
                .put("currency", "CNY");
    }

    private static JsonNode count(Cell cell) {
        return NODES.numberNode(new BigDecimal(cell.text().strip()).intValueExact());
    }

    private static JsonNode requests(Cell cell) {
        var requests = NODES.arrayNode();
        Arrays.stream(cell.text().split("[、,，;；]"))
                .filter(word -> !word.isBlank())
                .forEach(word -> requests.add(code(Remedy.class, new Cell(word, false))));
        return requests;
    }

    /** What is no word of ours goes on as it is, to be refused with what is. */
    private static <E extends Enum<E>> JsonNode code(Class<E> type, Cell cell) {
        var word = cell.text().strip();
        return NODES.stringNode(Wording.code(type, word).map(Enum::name).orElse(word));
    }
}
