package org.steelyard.training.certificate;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.security.Caller;
import org.steelyard.training.certificate.Certificate.Line;
import org.steelyard.training.completion.Completing;
import org.steelyard.training.completion.Completion;
import org.steelyard.training.completion.CompletionStatus;
import org.steelyard.training.network.Network;
import org.steelyard.training.syllabus.SyllabusPublishing;

/**
 * Certificates of completions that count. Who the officer is is not known here; a name is printed if it is given, kept
 * nowhere, and left to be written in by hand otherwise.
 */
@Service
public class Certificates {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final int NUMBER_CHARACTERS = 8;

    private final Completing completing;
    private final SyllabusPublishing syllabi;
    private final Network network;
    private final CertificatePress press;
    private final CertificateSettings settings;

    Certificates(
            Completing completing,
            SyllabusPublishing syllabi,
            Network network,
            CertificatePress press,
            CertificateSettings settings) {
        this.completing = completing;
        this.syllabi = syllabi;
        this.network = network;
        this.press = press;
        this.settings = settings;
    }

    /** The certificate of a completion in the caller's area, as a PDF. */
    public Issued of(String completionId, @Nullable String name, Caller caller) {
        var completion = completing.completion(completionId, caller);
        if (completion.status() != CompletionStatus.VALID) {
            throw new CertificateNotValid();
        }
        var number = "%s〔%d〕%s号"
                .formatted(
                        settings.mark(),
                        completion.year(),
                        completion.id().substring(0, NUMBER_CHARACTERS).toUpperCase(Locale.ROOT));
        var certificate = new Certificate(
                settings.title(),
                number,
                lines(completion, name == null ? "" : name.strip()),
                nameOf(completion.unit().path().getFirst()),
                DATE.format(WorkingCalendar.dateOf(completion.occurredAt())));
        return new Issued("certificate-" + completion.id() + ".pdf", press.print(certificate));
    }

    private List<Line> lines(Completion completion, String name) {
        var day = WorkingCalendar.dateOf(completion.occurredAt());
        var module = syllabi.module(completion.unit().path().getFirst(), completion.module(), day);
        var titleEn = module == null ? null : module.titleEn();
        var title = completion.module() + (module == null ? "" : " " + module.title());
        return List.of(
                new Line("姓名", name),
                new Line("单位", nameOf(completion.unit().code())),
                new Line("培训模块", titleEn == null ? title : title + "（" + titleEn + "）"),
                new Line("学时", hours(module == null ? null : module.hours())),
                new Line("方式", mode(completion.mode()) + "，" + basis(completion.basis())),
                new Line("年度", completion.year() + " 年"));
    }

    private static String hours(@Nullable BigDecimal hours) {
        return hours == null ? "—" : hours.stripTrailingZeros().toPlainString();
    }

    private static String basis(CompletionBasis basis) {
        return switch (basis) {
            case ATTENDANCE -> "到场";
            case QUIZ -> "测验合格";
        };
    }

    private static String mode(TrainingMode mode) {
        return switch (mode) {
            case SELF_STUDY -> "自学";
            case LECTURE -> "集中授课";
            case TOURING_TUTORIAL -> "巡回辅导";
            case SPECIAL_LECTURE -> "专题讲座";
            case EXPERIENCE_EXCHANGE -> "经验交流";
            case CASE_STUDY -> "案例分析";
            case MEETING -> "以会代训";
        };
    }

    private String nameOf(String unit) {
        var known = network.find(unit);
        return known == null ? unit : known.name();
    }

    /** A certificate as a file. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out
    public record Issued(String fileName, byte[] pdf) {}
}
