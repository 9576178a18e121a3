package org.steelyard.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores as they move, and the steps by which a year becomes final. */
@Topic(value = ScoreEvent.TOPIC, compacted = true)
public sealed interface ScoreEvent extends Event {
    String TOPIC = "score-events";

    /** The calendar year it is about. */
    int period();

    /** A step of the year: the topic is compacted, and no step replaces another. */
    sealed interface YearEvent extends ScoreEvent {
        @Override
        default String key() {
            return subject() + "|" + sequence();
        }
    }

    /** Something that asks a person to look; it changes no score. */
    sealed interface IntegrityEvent extends ScoreEvent {
        @Override
        default String key() {
            return subject() + "|" + sequence();
        }

        IntegrityCheck check();
    }

    /**
     * A unit's score moved; the topic is compacted by unit and period, so the last one is the live score.
     *
     * @param period the calendar year
     * @param scheme {@code <id>@<version>} it was computed with
     * @param score unrounded; none if no indicator applies
     * @param previous the score before, if there was one
     * @param grade none if there is no score
     */
    @EventType("score-changed.v1")
    record ScoreChanged(
            Origin origin,
            int period,
            String scheme,
            @Nullable BigDecimal score,
            @Nullable BigDecimal previous,
            @Nullable Grade grade)
            implements ScoreEvent {

        @Override
        public String key() {
            return origin().unit().code() + "|" + period;
        }
    }

    /**
     * A county's year was frozen; from here on only what is decided in the open changes a result.
     *
     * @param cutOff facts written down later are not in it
     * @param schemes {@code <id>@<version>} of the schemes it was computed with
     * @param offsets by {@code <topic>-<partition>}, the first record that was not read
     * @param units how many have a result
     * @param digest SHA-256 over all results, hexadecimal
     */
    @EventType("period-frozen.v1")
    record PeriodFrozen(
            Origin origin,
            int period,
            Instant cutOff,
            List<String> schemes,
            Map<String, Long> offsets,
            int units,
            String digest)
            implements YearEvent {
        public PeriodFrozen {
            schemes = List.copyOf(schemes);
            offsets = Map.copyOf(offsets);
        }
    }

    /** A unit judged its own year. */
    @EventType("self-assessment-filed.v1")
    record SelfAssessmentFiled(Origin origin, int period, BigDecimal score) implements YearEvent {}

    /**
     * A unit's year was reviewed.
     *
     * @param agreed whether the reviewer agrees with the figures
     * @param fieldSample whether the unit was visited for it
     */
    @EventType("review-recorded.v1")
    record ReviewRecorded(Origin origin, int period, ReviewStage stage, boolean agreed, boolean fieldSample)
            implements YearEvent {}

    /**
     * The results of a county were put up for everybody to see.
     *
     * @param until last day of the notice
     * @param appealsUntil last day on which an appeal may be filed
     */
    @EventType("notice-published.v1")
    record NoticePublished(Origin origin, int period, LocalDate until, LocalDate appealsUntil) implements YearEvent {}

    /**
     * A unit appealed.
     *
     * @param indicators codes of the indicators it is about, none if it is about the veto
     * @param answerDueOn last day on which it is answered in time
     */
    @EventType("appeal-filed.v1")
    record AppealFiled(Origin origin, int period, AppealMatter matter, List<String> indicators, LocalDate answerDueOn)
            implements YearEvent {
        public AppealFiled {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * An appeal was decided and the unit's result recomputed.
     *
     * @param before the score as frozen
     * @param after the score after the decision
     */
    @EventType("appeal-decided.v1")
    record AppealDecided(
            Origin origin,
            int period,
            AppealDecision decision,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) implements YearEvent {}

    /**
     * A unit's result was approved and will not change any more.
     *
     * @param grade none if there is no score
     * @param vetoed whether the grade comes from a veto
     * @param place among its peers, none if it is listed apart
     */
    @EventType("score-finalised.v1")
    record ScoreFinalised(
            Origin origin,
            int period,
            String scheme,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            boolean vetoed,
            @Nullable Integer place)
            implements YearEvent {}

    /** A unit stands on the year's commendation list. */
    @EventType("unit-commended.v1")
    record UnitCommended(Origin origin, int period) implements YearEvent {}

    /** An unqualified unit has to put itself right by a day. */
    @EventType("rectification-ordered.v1")
    record RectificationOrdered(Origin origin, int period, LocalDate dueOn) implements YearEvent {}

    /** A unit that had to put itself right was inspected again. */
    @EventType("rectification-inspected.v1")
    record RectificationInspected(Origin origin, int period, boolean passed) implements YearEvent {}

    /** A unit that was unqualified twice lost its plaque. */
    @EventType("plaque-removed.v1")
    record PlaqueRemoved(Origin origin, int period) implements YearEvent {}

    /**
     * A check found a pattern and opened a review.
     *
     * @param evidence subjects of the facts behind it
     */
    @EventType("integrity-flag-raised.v1")
    record IntegrityFlagRaised(Origin origin, int period, IntegrityCheck check, List<String> evidence)
            implements IntegrityEvent {
        public IntegrityFlagRaised {
            evidence = List.copyOf(evidence);
        }
    }

    /** A person looked into a flag. */
    @EventType("integrity-flag-settled.v1")
    record IntegrityFlagSettled(Origin origin, int period, IntegrityCheck check, IntegrityFinding finding)
            implements IntegrityEvent {}
}
