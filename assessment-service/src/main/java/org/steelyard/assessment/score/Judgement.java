package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Evidence.Effect;
import org.steelyard.assessment.score.Evidence.Why;
import org.steelyard.contracts.calendar.DueDate;

/**
 * What one subject means for one measure.
 *
 * @param effect whether it is in n and in k
 * @param why the reason, as a code
 * @param dueOn when it was due, if anything was and its year has a calendar
 * @param steps the events behind it
 */
record Judgement(Effect effect, Why why, @Nullable LocalDate dueOn, List<Step> steps) {

    static Judgement counted(Why why, @Nullable Step... steps) {
        return new Judgement(Effect.COUNTED, why, null, present(steps));
    }

    static Judgement missed(Why why, @Nullable Step... steps) {
        return new Judgement(Effect.MISSED, why, null, present(steps));
    }

    static Judgement leftOut(Why why, @Nullable Step... steps) {
        return new Judgement(Effect.LEFT_OUT, why, null, present(steps));
    }

    static Judgement open(@Nullable Step... steps) {
        return new Judgement(Effect.OPEN, Why.NOT_DUE_YET, null, present(steps));
    }

    static Judgement met(boolean inTime, @Nullable Step... steps) {
        return inTime ? counted(Why.ON_TIME, steps) : missed(Why.LATE, steps);
    }

    Judgement with(Step step) {
        return new Judgement(effect, why, dueOn, List.of(step));
    }

    Judgement dueOn(LocalDate due) {
        return new Judgement(effect, why, due, steps);
    }

    Judgement due(DueDate due) {
        return new Judgement(effect, why, due.date(), steps);
    }

    private static List<Step> present(@Nullable Step... steps) {
        var present = new ArrayList<Step>(steps.length);
        for (var step : steps) {
            if (step != null && !present.contains(step)) {
                present.add(step);
            }
        }
        return Collections.unmodifiableList(present);
    }
}
