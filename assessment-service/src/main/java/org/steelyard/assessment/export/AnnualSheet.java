package org.steelyard.assessment.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.export.TablePaper.Column;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.year.Results;
import org.steelyard.assessment.year.UnitYear;
import org.steelyard.assessment.year.YearBoard.OfUnit;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** The annual assessment sheet of a unit and the county's list of results, as PDF. */
@Component
public class AnnualSheet {

    private static final String FONT = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final List<Column> FIGURES = List.of(
            text("指标", 34),
            text("名称", 142),
            figures("完成 / 应计", 56),
            figures("得分率", 48),
            figures("权重", 44),
            figures("得分", 44),
            figures("自评", 42),
            text("说明", 77));
    private static final List<Column> ADJUSTMENTS =
            List.of(text("类别", 52), text("事由", 267), figures("每件", 56), figures("件数", 56), figures("分值", 56));
    private static final List<Column> REVIEWS =
            List.of(text("环节", 76), text("评议人", 86), text("意见", 48), text("实地抽查", 52), text("日期", 70), text("备注", 155));
    private static final List<Column> RESULTS = List.of(
            text("单位编码", 84),
            text("单位名称", 167),
            figures("冻结得分", 56),
            figures("最终得分", 56),
            text("等次", 44),
            figures("名次", 40),
            text("否决", 40));

    private final byte[] typeface;

    AnnualSheet() throws IOException {
        typeface = new ClassPathResource(FONT).getContentAsByteArray();
    }

    private static Column text(String head, float width) {
        return new Column(head, width, false);
    }

    private static Column figures(String head, float width) {
        return new Column(head, width, true);
    }

    /** One unit: every indicator with its figures, what was added and taken off, what others said, and what it came to. */
    public byte[] of(int year, OfUnit unit) {
        return print(year + " 年度消费维权考核表", paper -> {
            var view = unit.view();
            result(paper, unit.standing(), view);
            paper.heading("一、考核指标");
            paper.table(FIGURES);
            var own = ownFigures(unit.kept());
            for (var group : view.groups()) {
                paper.band(group.code() + " " + group.title().zh() + "（权重 " + two(group.effectiveWeight()) + "，得分 "
                        + two(group.points()) + "）");
                for (var one : group.indicators()) {
                    paper.row(figures(one, own));
                }
            }
            shrinking(paper, view);
            adjustments(paper, view);
            besides(paper, unit.standing(), view);
            reviews(paper, unit.kept());
            paper.signatures(List.of("被考核单位（盖章）", "市场监管部门（盖章）", "综治办（盖章）"));
            paper.paragraph("结果摘要（SHA-256）：" + unit.standing().digest());
        });
    }

    private static void result(TablePaper paper, Results.Standing standing, ScoreView view) throws IOException {
        var place = standing.place();
        paper.paragraph("单位：" + view.name() + "（" + SheetWords.of(view.kind()) + "，编码 " + view.unit() + "）");
        paper.paragraph("最终得分：" + two(view.score()) + "；等次：" + SheetWords.of(standing.grade())
                + (standing.vetoed() ? "（一票否决）" : "") + "；同组名次："
                + (place == null ? "单列" : place.place() + " / " + place.peers()));
        paper.paragraph("冻结得分：" + two(standing.frozen()) + "；冻结后复算：" + standing.round() + " 次；评分方案：" + view.scheme());
    }

    private static Map<String, BigDecimal> ownFigures(@Nullable UnitYear kept) {
        return kept == null || kept.selfAssessments().isEmpty()
                ? Map.of()
                : kept.selfAssessments().getLast().indicators();
    }

    private static List<String> figures(ScoreView.Line one, Map<String, BigDecimal> own) {
        var reason = one.notApplicable();
        var self = own.get(one.code());
        return List.of(
                one.code(),
                one.title().zh(),
                counted(one),
                one.share() == null ? "—" : two(one.share().movePointRight(2)) + "%",
                two(one.effectiveWeight()),
                two(one.points()),
                self == null ? "" : two(self),
                reason == null ? "" : "不计分：" + SheetWords.of(reason));
    }

    /** How many of how many: of a quota done and due, else k and n. */
    private static String counted(ScoreView.Line one) {
        if (one.due() != null) {
            return Objects.requireNonNullElse(one.done(), 0) + " / " + one.due();
        }
        return one.n() == null ? "" : plain(one.k()) + " / " + one.n();
    }

    private static void shrinking(TablePaper paper, ScoreView view) throws IOException {
        var rated = view.groups().stream()
                .flatMap(group -> group.indicators().stream())
                .filter(one -> one.m() != null)
                .findFirst();
        if (rated.isPresent()) {
            paper.paragraph("比率按 (k + m·p0) / (n + m) 计，m = " + rated.get().m() + "，p0 = "
                    + plain(rated.get().p0()) + "，件数少时不因一件而大起大落。不计分指标的权重分给其他指标。");
        }
    }

    private static void adjustments(TablePaper paper, ScoreView view) throws IOException {
        paper.heading("二、加分 " + two(view.bonus()) + "，扣分 " + two(view.deductions()));
        var bonus = view.bonusLines().stream().filter(one -> one.count() > 0).toList();
        var deductions =
                view.deductionLines().stream().filter(one -> one.count() > 0).toList();
        if (bonus.isEmpty() && deductions.isEmpty()) {
            paper.paragraph("无");
            return;
        }
        paper.table(ADJUSTMENTS);
        for (var one : bonus) {
            paper.row(adjusted("加分", one));
        }
        for (var one : deductions) {
            paper.row(adjusted("扣分", one));
        }
    }

    private static List<String> adjusted(String kind, ScoreView.Adjusted one) {
        return List.of(
                kind,
                one.title().zh(),
                plain(one.each().abs()),
                Integer.toString(one.count()),
                two(one.points().abs()));
    }

    private static void besides(TablePaper paper, Results.Standing standing, ScoreView view) throws IOException {
        paper.heading("三、一票否决与不计入的投诉");
        paper.paragraph("一票否决："
                + (view.vetoes().isEmpty()
                        ? standing.vetoed() ? "是" : "无"
                        : view.vetoes().stream()
                                .map(veto -> SheetWords.of(veto.ground()))
                                .collect(Collectors.joining("、"))));
        var grounds = view.exclusions().stream()
                .collect(
                        Collectors.groupingBy(one -> SheetWords.of(one.ground()), TreeMap::new, Collectors.counting()));
        paper.paragraph("本年度投诉 " + view.cases() + " 件；不计入："
                + (grounds.isEmpty()
                        ? "0 件"
                        : grounds.entrySet().stream()
                                .map(ground -> ground.getKey() + " " + ground.getValue() + " 件")
                                .collect(Collectors.joining("、")))
                + (view.exclusions().size() < ScoreView.MOST_EXCLUSIONS
                        ? ""
                        : "（只计前 " + ScoreView.MOST_EXCLUSIONS + " 件，其余见证据）"));
    }

    private static void reviews(TablePaper paper, @Nullable UnitYear kept) throws IOException {
        paper.heading("四、自评与评议");
        if (kept == null || (kept.selfAssessments().isEmpty() && kept.reviews().isEmpty())) {
            paper.paragraph("无");
            return;
        }
        if (!kept.selfAssessments().isEmpty()) {
            var own = kept.selfAssessments().getLast();
            var remarks = own.remarks();
            paper.paragraph("自评：" + two(own.score()) + "，" + WorkingCalendar.dateOf(own.at())
                    + (remarks == null ? "" : "；" + remarks));
        }
        if (kept.reviews().isEmpty()) {
            return;
        }
        paper.table(REVIEWS);
        for (var one : kept.reviews()) {
            paper.row(List.of(
                    SheetWords.of(one.stage()),
                    SheetWords.of(one.role()),
                    one.agreed() ? "同意" : "有异议",
                    one.fieldSample() ? "是" : "",
                    WorkingCalendar.dateOf(one.at()).toString(),
                    Objects.requireNonNullElse(one.remarks(), "")));
        }
    }

    /** The whole county, unit by unit. */
    public byte[] ofCounty(int year, @Nullable String digest, List<Results.Standing> standings) {
        return print(year + " 年度消费维权考核结果", paper -> {
            paper.table(RESULTS);
            for (var one : standings) {
                var place = one.place();
                paper.row(List.of(
                        one.summary().unit(),
                        one.summary().name(),
                        two(one.frozen()),
                        two(one.summary().score()),
                        SheetWords.of(one.grade()),
                        place == null ? "" : Integer.toString(place.place()),
                        one.vetoed() ? "是" : ""));
            }
            paper.paragraph("冻结摘要（SHA-256）：" + (digest == null ? "" : digest));
        });
    }

    private byte[] print(String title, Content content) {
        try (var paper = new TablePaper(typeface, title)) {
            content.on(paper);
            return paper.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String two(@Nullable BigDecimal number) {
        return number == null ? "—" : number.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** Without digits that say nothing, at most two after the point. */
    private static String plain(@Nullable BigDecimal number) {
        return number == null
                ? "—"
                : number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** What stands on it. */
    private interface Content {
        void on(TablePaper paper) throws IOException;
    }
}
