package org.steelyard.complaint.document;

import static org.steelyard.complaint.document.PrintedCase.day;
import static org.steelyard.complaint.document.PrintedCase.or;
import static org.steelyard.complaint.document.PrintedCase.time;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.document.Paper.Addressee;
import org.steelyard.complaint.document.Paper.Issuer;
import org.steelyard.complaint.document.Paper.Paragraph;
import org.steelyard.complaint.document.Paper.Part;
import org.steelyard.complaint.document.Paper.Remark;
import org.steelyard.complaint.document.Paper.Row;
import org.steelyard.complaint.document.Paper.Signatures;
import org.steelyard.complaint.document.Paper.Table;
import org.steelyard.complaint.report.ReportAction;
import org.steelyard.complaint.report.ReportStep;
import org.steelyard.complaint.report.ViolationReport;
import org.steelyard.complaint.wording.Wording;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * Writes the forms of a violation report. The reporter's identity is secret and kept apart, so it is on no paper: what is
 * handed to the reporter begins with a line to be filled in by hand.
 */
@Component
class ReportPapers {

    private static final String HIDDEN = "***";

    private final DocumentSettings settings;

    ReportPapers(DocumentSettings settings) {
        this.settings = settings;
    }

    /** The forms that fit a report as it stands. */
    static Set<Form> fitting(ViolationReport report) {
        return report.outcome() == null
                ? EnumSet.of(Form.REPORT_REGISTRATION)
                : EnumSet.of(Form.REPORT_REGISTRATION, Form.REPORT_OUTCOME_NOTICE);
    }

    Paper write(Form form, ViolationReport report, boolean clear, String plaque) {
        var wording = settings.of(form);
        var date = WorkingCalendar.dateOf(report.reportedAt());
        var laws = wording.lawsOn(date);
        return new Paper(
                plaque,
                wording.title(),
                wording.number(report.ledgerNumber(), ""),
                report.ledgerNumber(),
                form == Form.REPORT_REGISTRATION
                        ? registration(report, clear, laws)
                        : outcome(report, clear, laws, plaque));
    }

    private static List<Part> registration(ViolationReport report, boolean clear, String laws) {
        var lead = report.lead();
        var reported = lead.reported();
        var recording = report.steps().getFirst();
        var evidence = lead.evidence().stream()
                .map(piece ->
                        Wording.of(piece.kind()) + (piece.note() == null ? "" : "（" + shown(piece.note(), clear) + "）"))
                .collect(Collectors.joining("；"));
        return List.of(
                Table.of(
                        Row.of("登记时间", time(recording.recordedAt()), "举报时间", time(report.reportedAt())),
                        Row.of(
                                "举报方式",
                                Wording.of(recording.channel()),
                                "举报人",
                                report.isAnonymous() ? "匿名" : "实名（另册保密）"),
                        Row.of("被举报人", shown(reported.name(), clear), "联系电话", shown(reported.phone(), clear)),
                        Row.of("被举报人地址", shown(reported.address(), clear)),
                        Row.of("举报类别", Wording.of(lead.category()), "发生时间", day(lead.happenedOn())),
                        Row.of("发生地点", shown(lead.place(), clear)),
                        Row.room("举报内容", shown(lead.content(), clear), 8),
                        Row.room("证据材料", evidence, 3),
                        Row.of("移送部门", or(report.office()), "处理结果", Wording.of(report.outcome())),
                        Row.room("备注", "", 3)),
                new Remark("举报人的身份信息依法保密，另册保管，不在本表记载。"),
                new Remark("依据：" + laws + "。"),
                Signatures.of("登记人（签名）：", "审核人（签名）："));
    }

    private static List<Part> outcome(ViolationReport report, boolean clear, String laws, String plaque) {
        var step = lastOutcome(report);
        var said = new ArrayList<Part>(List.of(
                new Addressee("＿＿＿＿＿＿（举报人）："),
                new Paragraph("你于" + day(report.reportedAt()) + "反映"
                        + shown(report.lead().reported().name(), clear) + "涉嫌违法的举报（编号：" + report.ledgerNumber()
                        + "）收悉。依据" + laws + "的规定，处理结果如下："),
                new Paragraph(Wording.of(report.outcome()) + "。"),
                new Paragraph("特此告知。"),
                new Issuer(plaque, day(step.occurredAt())),
                Signatures.of("告知方式：", "告知日期：")));
        return said;
    }

    private static ReportStep lastOutcome(ViolationReport report) {
        return report.steps().stream()
                .filter(step -> step.action() == ReportAction.OUTCOME)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static String shown(@Nullable String text, boolean clear) {
        return text == null ? "" : clear ? text : HIDDEN;
    }
}
