package org.steelyard.complaint.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Complainant;
import org.steelyard.complaint.ledger.Complaint;
import org.steelyard.complaint.ledger.Evidence;
import org.steelyard.complaint.ledger.Facts;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.complaint.ledger.Step;
import org.steelyard.complaint.ledger.StepType;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * A complaint as its papers may show it.
 *
 * @param complaint the complaint; its people are taken from the other parameters only
 * @param complainant who complains, masked unless the reader handles it
 * @param respondent against whom, likewise
 * @param facts what happened, likewise
 * @param evidence what there is to prove it, likewise
 * @param plaque the name of its unit
 */
record PrintedCase(
        Complaint complaint,
        Complainant complainant,
        Respondent respondent,
        Facts facts,
        List<Evidence> evidence,
        String plaque) {

    PrintedCase {
        evidence = List.copyOf(evidence);
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    /** What is written in by hand. */
    static final String BLANK = "＿＿＿＿";

    /** The last step of this type, none if it was never taken. */
    @Nullable
    Step last(StepType type) {
        return complaint.steps().stream()
                .filter(step -> step.type() == type)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    Step require(StepType type) {
        return Objects.requireNonNull(last(type), type.name());
    }

    /** When mediation began: by acceptance, or by the return of an office where nobody had accepted before. */
    Instant mediationBegan() {
        var acceptance = last(StepType.ACCEPTANCE);
        return acceptance != null
                ? acceptance.occurredAt()
                : require(StepType.RETURN).occurredAt();
    }

    static String detail(Step step, String name) {
        return Objects.requireNonNull(step.details().get(name), name);
    }

    String complainantName() {
        return orBlank(complainant.name());
    }

    String respondentName() {
        return orBlank(respondent.name());
    }

    /** The day of receipt, as it is printed. */
    String received() {
        return day(complaint.receivedAt());
    }

    static String orBlank(@Nullable String text) {
        return text == null ? BLANK : text;
    }

    static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    static String day(Instant at) {
        return DAY.format(at.atZone(WorkingCalendar.ZONE));
    }

    static String day(@Nullable LocalDate date) {
        return date == null ? "" : DAY.format(date);
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(WorkingCalendar.ZONE));
    }

    static String yuan(@Nullable Money money) {
        return money == null ? "不详" : money.amount().toPlainString() + " 元（" + money.currency() + "）";
    }
}
