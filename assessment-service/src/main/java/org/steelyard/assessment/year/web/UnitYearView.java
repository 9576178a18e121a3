package org.steelyard.assessment.year.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.year.UnitYear;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** What was said of a unit's year and what became of it. */
record UnitYearView(
        UnitRef unit,
        int year,
        List<UnitYear.SelfAssessment> selfAssessments,
        List<ReviewView> reviews,
        UnitYear.@Nullable Final outcome,
        boolean commended,
        UnitYear.@Nullable Rectification rectification,
        List<UnitYear.ReInspection> reInspections,
        @Nullable Instant plaqueRemovedAt) {

    /** What a reviewer found; who it was stays inside. */
    record ReviewView(
            ReviewStage stage,
            boolean agreed,
            boolean fieldSample,
            Instant at,
            Role role,
            @Nullable String remarks) {
        static ReviewView of(UnitYear.Review review) {
            return new ReviewView(
                    review.stage(),
                    review.agreed(),
                    review.fieldSample(),
                    review.at(),
                    review.role(),
                    review.remarks());
        }
    }

    static UnitYearView of(UnitYear unit) {
        var removed = unit.plaqueRemoved();
        return new UnitYearView(
                unit.unit(),
                unit.year(),
                unit.selfAssessments(),
                unit.reviews().stream().map(ReviewView::of).toList(),
                unit.outcome(),
                unit.isCommended(),
                unit.rectification(),
                unit.reInspections(),
                removed == null ? null : removed.at());
    }
}
