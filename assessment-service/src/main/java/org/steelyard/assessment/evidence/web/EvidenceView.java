package org.steelyard.assessment.evidence.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Evidence;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.Step;

/**
 * What is behind an indicator of a unit.
 *
 * @param indicator its figures
 * @param items the subjects that count, those that miss, and those that are left out, by unit and subject
 * @param next the token of the next page, none at the end
 */
record EvidenceView(
        String unit,
        int period,
        String scheme,
        Instant asOf,
        ScoreView.Line indicator,
        List<Subject> items,
        @Nullable String next) {

    /**
     * A complaint, a referral, an officer, a duty, a task, an inspection or a point.
     *
     * @param effect {@code COUNTED} in n and k, {@code MISSED} in n only, {@code LEFT_OUT} of both
     * @param score of a point, where its score is what counts
     */
    record Subject(
            String unit,
            String subject,
            Evidence.Effect effect,
            Evidence.Why why,
            @Nullable LocalDate dueOn,
            @Nullable BigDecimal score,
            List<Fact> events) {

        static Subject of(Evidence evidence) {
            var score = evidence.score();
            return new Subject(
                    evidence.unit(),
                    evidence.subject(),
                    evidence.effect(),
                    evidence.why(),
                    evidence.dueOn(),
                    score == null ? null : score.toDecimal(),
                    evidence.steps().stream().map(Fact::of).toList());
        }
    }

    /**
     * An event, by its id.
     *
     * @param link where the record it is about is read, none if there is none
     */
    record Fact(
            String id,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String link) {
        static Fact of(Step step) {
            return new Fact(
                    step.eventId(), step.kind().eventType(), step.occurredAt(), step.recordedAt(), Links.of(step));
        }
    }
}
