package org.steelyard.complaint.document;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.Ledger;
import org.steelyard.complaint.ledger.Masked;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.complaint.wording.Wording;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** The columns of a ledger's sheet, in their order. People are masked, as in every list. */
enum LedgerColumn {
    LEDGER_NUMBER("台账编号", complaint -> SheetCell.of(complaint.ledgerNumber())),
    STATUS("办理状态", complaint -> SheetCell.of(Wording.of(complaint.status()))),
    CATEGORY("争议类别", complaint -> SheetCell.of(Wording.of(complaint.entry().category()))),
    AMOUNT("争议金额（元）", complaint -> money(complaint.entry().disputedAmount())),
    COMPLAINANTS("投诉人数", complaint -> SheetCell.of(complaint.entry().complainants())),
    HARM("人身财产损害", complaint -> SheetCell.of(Wording.of(complaint.entry().harm()))),
    REQUESTS(
            "投诉请求",
            complaint -> SheetCell.of(complaint.entry().requests().stream()
                    .sorted()
                    .map(Wording::of)
                    .collect(Collectors.joining("、")))),
    COMPLAINANT(
            "投诉人",
            complaint ->
                    SheetCell.of(Masked.name(complaint.entry().complainant().name()))),
    RESPONDENT(
            "被投诉人",
            complaint -> SheetCell.of(Masked.name(complaint.entry().respondent().name()))),
    RECEIVED("投诉时间", complaint -> time(complaint.receivedAt())),
    RECORDED("登记时间", complaint -> time(complaint.recordedAt())),
    COMPLETE("要素齐全", complaint -> SheetCell.of(complaint.entry().isComplete() ? "是" : "否")),
    DECISION_DUE("受理期限", complaint -> SheetCell.of(complaint.decision().dueOn())),
    MEDIATION_DUE("调解期限", complaint -> mediationDue(complaint)),
    ATTEMPTS(
            "调解次数",
            complaint -> SheetCell.of((int) complaint.steps().stream()
                    .filter(step -> step.type() == StepType.MEDIATION_ATTEMPT)
                    .count())),
    CLOSED("办结日期", complaint -> SheetCell.of(complaint.closedOn())),
    SETTLED("协议金额（元）", complaint -> money(complaint.settledAmount())),
    CALLBACK("回访满意度", complaint -> callback(complaint));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final Function<Complaint, SheetCell> cell;

    LedgerColumn(String title, Function<Complaint, SheetCell> cell) {
        this.title = title;
        this.cell = cell;
    }

    String title() {
        return title;
    }

    /** A number that no entry bears yet has a row too: no line of a ledger is left out. */
    static List<SheetCell> cells(Ledger.Line line) {
        var complaint = line.complaint();
        return complaint == null
                ? List.of(SheetCell.of(line.ledgerNumber()), SheetCell.of("登记未完成"))
                : Arrays.stream(values())
                        .map(column -> column.cell.apply(complaint))
                        .toList();
    }

    private static SheetCell money(@org.jspecify.annotations.Nullable Money money) {
        return SheetCell.of(money == null ? null : money.amount());
    }

    private static SheetCell time(Instant at) {
        return new SheetCell.Moment(LocalDateTime.ofInstant(at, WorkingCalendar.ZONE));
    }

    private static SheetCell mediationDue(Complaint complaint) {
        var mediation = complaint.mediation();
        return SheetCell.of(mediation == null ? null : mediation.dueOn());
    }

    private static SheetCell callback(Complaint complaint) {
        var callback = complaint.callback();
        return SheetCell.of(callback == null ? null : Wording.of(callback.grade()));
    }
}
