package org.steelyard.assessment.year.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.year.AssessmentYear;
import org.steelyard.assessment.year.Taken;
import org.steelyard.assessment.year.YearAct;
import org.steelyard.assessment.year.YearBoard;
import org.steelyard.contracts.Role;

/**
 * A county's year as a board of steps.
 *
 * @param allowed what can be done now
 */
record YearView(
        String county,
        int year,
        List<YearAct> allowed,
        List<StepView> steps,
        List<YearBoard.Days> days,
        @Nullable FreezeView freeze,
        @Nullable LocalDate noticeUntil,
        @Nullable LocalDate appealsUntil,
        boolean finalised,
        List<String> commended) {

    /** A step with who took it, when and why. */
    record StepView(
            YearAct act, Instant at, Role role, @Nullable String reason) {
        static StepView of(Taken step) {
            return new StepView(step.act(), step.at(), step.role(), step.reason());
        }
    }

    /** What was frozen. */
    record FreezeView(
            Instant cutOff,
            Instant at,
            int units,
            List<String> schemes,
            Map<String, Long> offsets,
            String digest,
            List<String> fieldSample) {}

    static YearView of(AssessmentYear year, List<YearBoard.Days> days, boolean seesResults) {
        var notice = year.notice();
        return new YearView(
                year.county(),
                year.year(),
                year.allowed(),
                year.steps().stream().map(StepView::of).toList(),
                days,
                seesResults ? freeze(year) : null,
                notice == null ? null : notice.until(),
                notice == null ? null : notice.appealsUntil(),
                year.isFinalised(),
                year.commended());
    }

    static @Nullable FreezeView freeze(AssessmentYear year) {
        var begun = year.begun();
        var frozen = year.frozen();
        return begun == null || frozen == null
                ? null
                : new FreezeView(
                        begun.cutOff(),
                        frozen.at(),
                        frozen.units(),
                        frozen.schemes(),
                        begun.offsets(),
                        frozen.digest(),
                        frozen.sample());
    }
}
