package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Ratio;

/**
 * One subject behind an indicator.
 *
 * @param unit the unit whose subject it is; a station is also scored by its points'
 * @param subject a complaint, a referral, an officer, an inspection or a point
 * @param effect in n and in k, in n only, or left out of both
 * @param why the reason
 * @param dueOn when it was due, if anything was and its year has a calendar
 * @param steps the events
 * @param score of a point, where its score is what counts
 */
public record Evidence(
        String unit,
        String subject,
        Effect effect,
        Why why,
        @Nullable LocalDate dueOn,
        List<Step> steps,
        @Nullable Ratio score) {
    public Evidence {
        steps = List.copyOf(steps);
    }

    /** In n and k, in n only, in neither yet, or never. */
    public enum Effect {
        COUNTED,
        MISSED,
        OPEN,
        LEFT_OUT
    }

    /** The reasons there are. */
    public enum Why {
        ON_TIME,
        LATE,
        NOT_DONE,
        NOT_DUE_YET,
        SETTLED,
        NOT_SETTLED,
        COMPLETE,
        INCOMPLETE,
        PAPERS_COMPLETE,
        PAPERS_MISSING,
        REFERRED_BY_RULE,
        PASSED,
        NOT_PASSED,
        TRAINED,
        TOO_FEW_COMPLETIONS,
        WITHDRAWN_BEFORE_DUE,
        DECLINED_BEFORE_DUE,
        REFERRED_BEFORE_DUE,
        CLOSED_BEFORE_DUE,
        WITHDRAWN,
        DECLINED,
        UNIT_EXCUSED,
        VERY_SATISFIED,
        SATISFIED,
        FAIR,
        NOT_SATISFIED,
        ENDED_BY_OFFICE,
        CLOSED_AFTER_RETURN,
        NOT_CLOSED_AFTER_RETURN,
        LOGGED,
        SCORE,
        HELD,
        NO_EVIDENCE,
        SAME_CHANNEL,
        ABOVE_MAXIMUM,
        ADDED,
        SUBTRACTED
    }
}
