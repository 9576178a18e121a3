package org.steelyard.assessment.score;

import java.time.LocalDate;
import java.util.Map;
import org.steelyard.assessment.scheme.Indicator;
import org.steelyard.assessment.scheme.Ratio;

/**
 * The smallest next thing a unit can do for one indicator, and what it gains.
 *
 * @param action what to do
 * @param parameters what it is to be done to, such as {@code subject} or {@code item}
 * @param gain points of the score, found by scoring anew as if it were done
 * @param helpsBy last day on which it still helps
 */
public record Raise(Indicator indicator, Action action, Map<String, String> parameters, Ratio gain, LocalDate helpsBy) {
    public Raise {
        parameters = Map.copyOf(parameters);
    }

    /** What can be done; the texts are in the messages as {@code raise.<action>}. */
    public enum Action {
        PASS_ITEM,
        FILE_RULES,
        HOLD_MEETING,
        HOLD_PUBLICITY,
        HOLD_PUBLICITY_IN_MARCH,
        USE_ANOTHER_CHANNEL,
        HOLD_COORDINATION,
        PATROL_FOOD,
        PATROL_FARM_INPUTS,
        HOLD_PROMOTION,
        DO_TASK,
        INSPECT_POINT,
        ASSESS_POINT,
        HELP_POINT,
        TRAIN_OFFICER,
        RECORD_AT_ONCE,
        DECIDE_IN_TIME,
        ATTEMPT_IN_TIME,
        CLOSE_IN_TIME,
        SETTLE,
        COMPLETE_FORM,
        REFER_IN_TIME,
        SEND_COMPLETE_PAPERS,
        SEE_REFERRAL_THROUGH,
        GIVE_HELP,
        PASS_ON_LEAD,
        RELAY_WARNING,
        CALL_BACK,
        LOG_CONSULTATION
    }
}
