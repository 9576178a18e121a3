package org.steelyard.assessment.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.year.Results;
import org.steelyard.contracts.Grade;

/** The annual assessment sheet of a unit and the county's list of results, as PDF. */
@Component
public class AnnualSheet {

    private static final String FONT = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final float[] FIGURES = {44, 190, 50, 40, 60, 50, 47};
    private static final float[] RESULTS = {84, 150, 56, 60, 60, 34, 37};

    /** One unit: every indicator with its figures, and what the year made of it. */
    public byte[] of(int year, Results.Standing standing, ScoreView view) {
        return print(year + " 年度消费维权考核表", paper -> {
            var place = standing.place();
            paper.text(view.name() + "　" + view.unit(), 12);
            paper.text(
                    "得分 " + two(view.score()) + "　冻结得分 " + two(standing.frozen()) + "　等次 " + grade(standing.grade())
                            + (standing.vetoed() ? "（一票否决）" : ""),
                    11);
            paper.text(
                    "加分 " + two(view.bonus()) + "　扣分 " + two(view.deductions()) + "　受理 " + view.entries() + " 件　同组名次 "
                            + (place == null ? "单列" : place.place() + "/" + place.peers()),
                    11);
            paper.line(List.of("指标", "名称", "k", "n", "比例", "权重", "得分"), FIGURES, 10);
            for (var group : view.groups()) {
                for (var one : group.indicators()) {
                    paper.line(figures(one), FIGURES, 9);
                }
            }
            paper.text("评分方案 " + view.scheme() + "　复算 " + standing.round() + " 次", 9);
            paper.text("结果摘要（SHA-256） " + standing.digest(), 8);
        });
    }

    private static List<String> figures(ScoreView.Line one) {
        return List.of(
                one.code(),
                one.title().zh(),
                one.k() == null ? "" : two(one.k()),
                one.n() == null ? "" : one.n().toString(),
                one.share() == null ? "不适用" : two(one.share().movePointRight(2)) + "%",
                two(one.effectiveWeight()),
                two(one.points()));
    }

    /** The whole county, unit by unit. */
    public byte[] ofCounty(int year, @Nullable String digest, List<Results.Standing> standings) {
        return print(year + " 年度消费维权考核结果", paper -> {
            paper.line(List.of("单位编码", "单位名称", "冻结得分", "最终得分", "等次", "名次", "否决"), RESULTS, 10);
            for (var one : standings) {
                var place = one.place();
                paper.line(
                        List.of(
                                one.summary().unit(),
                                one.summary().name(),
                                two(one.frozen()),
                                two(one.summary().score()),
                                grade(one.grade()),
                                place == null ? "" : Integer.toString(place.place()),
                                one.vetoed() ? "是" : ""),
                        RESULTS,
                        9);
            }
            paper.text("冻结摘要（SHA-256） " + (digest == null ? "" : digest), 8);
        });
    }

    private static byte[] print(String title, Content content) {
        try (var paper = new LinePaper(new ClassPathResource(FONT).getContentAsByteArray(), title)) {
            paper.text(title, 18);
            content.on(paper);
            return paper.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String two(@Nullable BigDecimal number) {
        return number == null ? "—" : number.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String grade(@Nullable Grade grade) {
        return switch (grade) {
            case null -> "—";
            case EXCELLENT -> "优秀";
            case GOOD -> "良好";
            case QUALIFIED -> "合格";
            case UNQUALIFIED -> "不合格";
        };
    }

    /** What stands on it. */
    private interface Content {
        void on(LinePaper paper) throws IOException;
    }
}
