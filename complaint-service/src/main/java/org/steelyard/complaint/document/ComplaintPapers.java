package org.steelyard.complaint.document;

import static org.steelyard.complaint.document.PrintedCase.day;
import static org.steelyard.complaint.document.PrintedCase.or;
import static org.steelyard.complaint.document.PrintedCase.time;
import static org.steelyard.complaint.document.PrintedCase.yuan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.complaint.wording.Wording;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.TerminationGround;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Writes the forms of a complaint: which there are where it stands, and what each says. */
@Component
class ComplaintPapers {

    private final DocumentSettings settings;

    ComplaintPapers(DocumentSettings settings) {
        this.settings = settings;
    }

    /** The forms that fit a complaint as it stands, in the order of a case. */
    static Set<Form> fitting(Complaint complaint) {
        var taken = complaint.steps().stream().map(step -> step.type()).collect(Collectors.toSet());
        var fitting = EnumSet.of(Form.COMPLAINT_REGISTRATION);
        addIf(taken.contains(StepType.ACCEPTANCE), Form.ACCEPTANCE_NOTICE, fitting);
        addIf(taken.contains(StepType.DECLINATION), Form.DECLINE_NOTICE, fitting);
        addIf(mediates(complaint, taken), Form.MEDIATION_NOTICE, fitting);
        addIf(taken.contains(StepType.TERMINATION), Form.TERMINATION_NOTICE, fitting);
        addIf(taken.contains(StepType.SETTLEMENT), Form.MEDIATION_AGREEMENT, fitting);
        addIf(taken.contains(StepType.ESCALATION), Form.REFERRAL_LETTER, fitting);
        addIf(!complaint.status().isOpen(), Form.CALLBACK_RECORD, fitting);
        return fitting;
    }

    private static void addIf(boolean fits, Form form, Set<Form> to) {
        if (fits) {
            to.add(form);
        }
    }

    /** The parties are called together once it is accepted; what was sent stays, and nobody is called after the end. */
    private static boolean mediates(Complaint complaint, Set<StepType> taken) {
        return complaint.clocks().isMediating()
                && (complaint.status().isOpen() || taken.contains(StepType.MEDIATION_ATTEMPT));
    }

    Paper write(Form form, PrintedCase printed) {
        return switch (form) {
            case COMPLAINT_REGISTRATION ->
                paper(form, printed, printed.complaint().receivedAt(), registration(printed));
            case ACCEPTANCE_NOTICE -> notice(form, printed, StepType.ACCEPTANCE, acceptance(printed));
            case DECLINE_NOTICE -> notice(form, printed, StepType.DECLINATION, decline(printed));
            case MEDIATION_NOTICE -> mediation(printed);
            case TERMINATION_NOTICE -> termination(printed);
            case MEDIATION_AGREEMENT -> agreement(printed);
            case REFERRAL_LETTER -> notice(form, printed, StepType.ESCALATION, referral(printed));
            case CALLBACK_RECORD -> paper(form, printed, printed.complaint().receivedAt(), callback(printed));
            case REPORT_REGISTRATION, REPORT_OUTCOME_NOTICE ->
                throw new IllegalArgumentException(form + " is of the other track");
        };
    }

    private static List<Part> registration(PrintedCase printed) {
        var complaint = printed.complaint();
        var entry = complaint.entry();
        var complainant = printed.complainant();
        var respondent = printed.respondent();
        var facts = printed.facts();
        return List.of(
                Table.of(
                        Row.of("登记时间", time(complaint.recordedAt()), "投诉时间", time(complaint.receivedAt())),
                        Row.of(
                                "投诉方式",
                                Wording.of(complaint.steps().getFirst().channel()),
                                "投诉人数",
                                entry.complainants() + " 人"),
                        Row.of("投诉人", or(complainant.name()), "联系电话", or(complainant.phone())),
                        Row.of("证件类型", or(complainant.idType()), "证件号码", or(complainant.idNumber())),
                        Row.of("投诉人地址", or(complainant.address())),
                        Row.of("被投诉人", or(respondent.name()), "联系电话", or(respondent.phone())),
                        Row.of("被投诉人地址", or(respondent.address())),
                        Row.of("争议类别", Wording.of(entry.category()), "争议金额", yuan(entry.disputedAmount())),
                        Row.of("发生时间", day(facts.happenedOn()), "发生地点", or(facts.place())),
                        Row.of("人身财产损害", Wording.of(entry.harm()), "同意调解", complainant.consents() ? "是" : "未表示"),
                        Row.room("投诉内容", facts.content(), 5),
                        Row.of("投诉请求", requests(entry.requests())),
                        Row.room("证据材料", evidence(printed), 2),
                        Row.room("处理情况", Wording.of(complaint.status()), 2)),
                new Remark("投诉人应当对投诉内容的真实性负责。本站（点）对投诉人的个人信息依法予以保密。"),
                Signatures.of("投诉人（签名）：", "登记人（签名）："));
    }

    private static String requests(Set<Remedy> asked) {
        return Arrays.stream(Remedy.values())
                .map(remedy -> (asked.contains(remedy) ? "■" : "□") + Wording.of(remedy))
                .collect(Collectors.joining("　"));
    }

    private static String evidence(PrintedCase printed) {
        return printed.evidence().stream()
                .map(piece -> Wording.of(piece.kind()) + (piece.note() == null ? "" : "（" + piece.note() + "）"))
                .collect(Collectors.joining("；"));
    }

    private List<Part> acceptance(PrintedCase printed) {
        var mediation = printed.complaint().mediation();
        var due = mediation == null || mediation.dueOn() == null ? "" : "，调解期限至" + day(mediation.dueOn()) + "止";
        return List.of(
                new Addressee(printed.complainantName() + "："),
                new Paragraph("你（单位）于" + printed.received() + "向本站（点）提出的对" + printed.respondentName()
                        + "的投诉收悉。经审查，该投诉符合受理条件。依据"
                        + laws(
                                Form.ACCEPTANCE_NOTICE,
                                printed.require(StepType.ACCEPTANCE).occurredAt())
                        + "的规定，本站（点）决定予以受理。"),
                new Paragraph("本站（点）将依法组织双方调解" + due + "。调解遵循自愿、合法、公正的原则，不妨碍你（单位）依法通过仲裁、诉讼等途径解决争议。"),
                new Paragraph("特此通知。"));
    }

    private List<Part> decline(PrintedCase printed) {
        var step = printed.require(StepType.DECLINATION);
        return List.of(
                new Addressee(printed.complainantName() + "："),
                new Paragraph("你（单位）于" + printed.received() + "向本站（点）提出的对" + printed.respondentName()
                        + "的投诉收悉。经审查，该投诉存在下列情形："),
                new Paragraph(Wording.of(DeclineGround.valueOf(PrintedCase.detail(step, "ground"))) + "。"),
                new Paragraph("依据" + laws(Form.DECLINE_NOTICE, step.occurredAt())
                        + "的规定，本站（点）决定不予受理。你（单位）可以依法通过仲裁、诉讼等其他途径解决争议。"),
                new Paragraph("特此通知。"));
    }

    private Paper mediation(PrintedCase printed) {
        var complaint = printed.complaint();
        var held = (int) complaint.steps().stream()
                .filter(step -> step.type() == StepType.MEDIATION_ATTEMPT)
                .count();
        var open = complaint.status().isOpen();
        var round = open ? held + 1 : held;
        var accepted = printed.mediationBegan();
        List<Part> said = List.of(
                new Addressee(printed.complainantName() + "、" + printed.respondentName() + "："),
                new Paragraph("关于" + printed.complainantName() + "投诉" + printed.respondentName()
                        + "的消费争议，本站（点）已于" + day(accepted) + "受理。依据"
                        + laws(Form.MEDIATION_NOTICE, accepted) + "的规定，现组织第" + round + "次调解："),
                new Paragraph("时间：＿＿＿＿年＿＿月＿＿日＿＿时＿＿分"),
                new Paragraph("地点：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"),
                new Paragraph("请双方携带身份证明和与争议有关的证据材料准时参加。委托他人参加的，应当提交授权委托书。无正当理由不参加的，本站（点）将依法终止调解。"),
                new Issuer(printed.plaque(), "＿＿＿＿年＿＿月＿＿日"),
                Signatures.of("投诉人签收：", "被投诉人签收："));
        return paper(Form.MEDIATION_NOTICE, printed, accepted, said, round > 1 ? "-" + round : "");
    }

    private Paper termination(PrintedCase printed) {
        var step = printed.require(StepType.TERMINATION);
        // the limit of mediation is that of the day it was accepted, and so is what is cited
        var accepted = printed.mediationBegan();
        var said = new ArrayList<Part>(List.of(
                new Addressee(printed.complainantName() + "、" + printed.respondentName() + "："),
                new Paragraph("关于" + printed.complainantName() + "投诉" + printed.respondentName() + "的消费争议，本站（点）于"
                        + day(accepted) + "受理后依法组织调解。现因下列情形："),
                new Paragraph(Wording.of(TerminationGround.valueOf(PrintedCase.detail(step, "ground"))) + "，"),
                new Paragraph("依据" + laws(Form.TERMINATION_NOTICE, accepted) + "的规定，本站（点）决定自" + day(step.occurredAt())
                        + "起终止调解。双方可以依法通过仲裁、诉讼等其他途径解决争议。"),
                new Paragraph("特此通知。")));
        return paper(Form.TERMINATION_NOTICE, printed, accepted, issued(said, printed, step.occurredAt()));
    }

    private Paper agreement(PrintedCase printed) {
        var step = printed.require(StepType.SETTLEMENT);
        var money = printed.complaint().settledAmount();
        var terms = money == null
                ? "（写明履行的内容、方式和期限）"
                : "被投诉人向投诉人支付人民币 " + money.amount().toPlainString() + " 元（大写：" + Yuan.inCapitals(money.amount())
                        + "）。履行的方式和期限：";
        var complainant = printed.complainant();
        var respondent = printed.respondent();
        List<Part> said = List.of(
                Table.of(
                        Row.of("投诉人", or(complainant.name()), "联系电话", or(complainant.phone())),
                        Row.of("地址", or(complainant.address())),
                        Row.of("被投诉人", or(respondent.name()), "联系电话", or(respondent.phone())),
                        Row.of("地址", or(respondent.address())),
                        Row.room("争议事项", printed.facts().content(), 3),
                        Row.of("投诉请求", requests(printed.complaint().entry().requests())),
                        Row.room("协议内容", terms, 6)),
                new Paragraph("经本站（点）主持调解，双方自愿达成上述协议。本调解书一式三份，双方当事人各执一份，本站（点）存档一份，自双方签名或者盖章之日起生效。"),
                Signatures.of("投诉人（签名）：", "被投诉人（签名或盖章）："),
                Signatures.of("调解员（签名）：", "日期："),
                new Issuer(printed.plaque(), day(step.occurredAt())));
        return paper(Form.MEDIATION_AGREEMENT, printed, printed.mediationBegan(), said);
    }

    private List<Part> referral(PrintedCase printed) {
        var step = printed.require(StepType.ESCALATION);
        var details = step.details();
        var entry = printed.complaint().entry();
        return List.of(
                new Addressee(details.getOrDefault("office", PrintedCase.BLANK) + "："),
                new Paragraph("本站（点）于" + printed.received() + "登记的" + printed.complainantName() + "投诉"
                        + printed.respondentName() + "一案（台账编号："
                        + printed.complaint().ledgerNumber() + "），依据"
                        + laws(Form.REFERRAL_LETTER, step.occurredAt()) + "，现转你单位处理。"),
                Table.of(
                        Row.of("转办原因", Wording.of(trigger(details.get("trigger"))), "转办时间", time(step.occurredAt())),
                        Row.of("争议类别", Wording.of(entry.category()), "争议金额", yuan(entry.disputedAmount())),
                        Row.of("投诉人数", entry.complainants() + " 人", "人身财产损害", Wording.of(entry.harm())),
                        Row.room("案情摘要", printed.facts().content(), 4),
                        Row.room("随附材料", "1. 消费投诉登记表　　2. 证据材料＿＿＿＿份", 1)),
                new Paragraph("请在规定期限内签收，并将处理结果函告本站（点）。"));
    }

    private static EscalationTrigger trigger(@Nullable String name) {
        return name == null ? EscalationTrigger.OFFICER : EscalationTrigger.valueOf(name);
    }

    private static List<Part> callback(PrintedCase printed) {
        var complaint = printed.complaint();
        var held = complaint.callback();
        var grades = Arrays.stream(CallbackGrade.values())
                .map(grade -> (held != null && held.grade() == grade ? "■" : "□") + Wording.of(grade))
                .collect(Collectors.joining("　　"));
        return List.of(
                Table.of(
                        Row.of(
                                "投诉人",
                                printed.complainantName(),
                                "联系电话",
                                or(printed.complainant().phone())),
                        Row.of("被投诉人", printed.respondentName(), "办理结果", Wording.of(complaint.status())),
                        Row.of("投诉时间", printed.received(), "办结时间", day(complaint.closedOn())),
                        Row.of("回访时间", held == null ? "" : time(held.at()), "回访方式", "□电话　□上门"),
                        Row.of("抽取方式", held == null ? "" : held.drawn() ? "系统抽取" : "自行选取", "协议已履行", "□是　□否　□不适用"),
                        Row.of("处理结果", "□属实　　□不属实"),
                        Row.of("满意程度", grades),
                        Row.room("意见和建议", "", 6),
                        Row.room("备注", "", 3)),
                Signatures.of("回访人（签名）：", "审核人（签名）："));
    }

    private Paper notice(Form form, PrintedCase printed, StepType type, List<Part> said) {
        var at = printed.require(type).occurredAt();
        return paper(form, printed, at, issued(said, printed, at));
    }

    private static List<Part> issued(List<Part> said, PrintedCase printed, Instant at) {
        var all = new ArrayList<>(said);
        all.add(new Issuer(printed.plaque(), day(at)));
        all.add(Signatures.of("签收人（签名）：", "签收日期："));
        return all;
    }

    private Paper paper(Form form, PrintedCase printed, Instant of, List<Part> said) {
        return paper(form, printed, of, said, "");
    }

    private Paper paper(Form form, PrintedCase printed, Instant of, List<Part> said, String suffix) {
        var wording = settings.of(form);
        var all = new ArrayList<>(said);
        var laws = laws(form, of);
        if (said.getFirst() instanceof Table && !laws.isEmpty()) { // running text cites them where it decides
            all.add(new Remark("依据：" + laws + "。"));
        }
        return new Paper(
                printed.plaque(),
                wording.title(),
                wording.number(printed.complaint().ledgerNumber(), suffix),
                printed.complaint().ledgerNumber(),
                all);
    }

    private String laws(Form form, Instant at) {
        return settings.of(form).lawsOn(WorkingCalendar.dateOf(at));
    }
}
