package org.steelyard.assessment.scheme;

import static org.steelyard.assessment.scheme.Measure.Shape.COUNT;
import static org.steelyard.assessment.scheme.Measure.Shape.ITEM;
import static org.steelyard.assessment.scheme.Measure.Shape.MEAN;
import static org.steelyard.assessment.scheme.Measure.Shape.RATE;

import java.util.Arrays;
import java.util.Optional;

/** What can be measured of a unit's work, by the name a scheme file uses. */
public enum Measure {
    INSPECTION_ITEM("inspection-item", ITEM),
    RECORDED_BY_WORKING_DAY("recorded-by-working-day", RATE),
    RECORDED_SAME_DAY("recorded-same-day", RATE),
    DECIDED_IN_TIME("decided-in-time", RATE),
    CLOSED_IN_TIME("closed-in-time", RATE),
    SETTLED("settled", RATE),
    FORM_COMPLETE("form-complete", RATE),
    CLOSED_COMPLETE("closed-complete", RATE),
    ATTEMPTED_IN_TIME("attempted-in-time", RATE),
    SETTLED_OR_REFERRED_IN_TIME("settled-or-referred-in-time", RATE),
    REFERRED_WHEN_ASKED("referred-when-asked", RATE),
    REFERRAL_PAPERS("referral-papers", RATE),
    OFFICERS_TRAINED("officers-trained", RATE),
    POINT_OFFICERS_TRAINED("point-officers-trained", RATE),
    POINT_SCORES("point-scores", MEAN),
    MONTHS_WITH_CONSULTATION("months-with-consultation", COUNT),
    HELP_GIVEN("help-given", RATE),
    LEADS_PASSED_ON("leads-passed-on", RATE),
    FARM_INPUT_WARNINGS_RELAYED("farm-input-warnings-relayed", RATE),
    FOOD_WARNINGS_RELAYED("food-warnings-relayed", RATE),
    REFERRALS_ENDED("referrals-ended", RATE),
    STATION_REFERRED_WHEN_ASKED("station-referred-when-asked", RATE),
    CALLBACK_GRADES("callback-grades", RATE),
    RULES_FILED("rules-filed", ITEM),
    MEETINGS("meetings", COUNT),
    POINTS_INSPECTED("points-inspected", RATE),
    POINTS_ASSESSED("points-assessed", RATE),
    PUBLICITY("publicity", COUNT),
    /** one of the quota is to be held in March */
    PUBLICITY_IN_MARCH("publicity-in-march", COUNT),
    PUBLICITY_CHANNELS("publicity-channels", COUNT),
    COORDINATION("coordination", COUNT),
    FOOD_PATROLS("food-patrols", COUNT),
    FARM_INPUT_PATROLS("farm-input-patrols", COUNT),
    TASKS_DONE("tasks-done", RATE),
    PROMOTIONS("promotions", COUNT);

    /** What a measure yields, and so which functions can use it. */
    public enum Shape {
        /** passed or not */
        ITEM,
        /** k of n */
        RATE,
        /** how many were done */
        COUNT,
        /** a mean of scores */
        MEAN
    }

    private final String code;
    private final Shape shape;

    Measure(String code, Shape shape) {
        this.code = code;
        this.shape = shape;
    }

    static Optional<Measure> byCode(String code) {
        return Arrays.stream(values())
                .filter(measure -> measure.code.equals(code))
                .findFirst();
    }

    /** The name in a scheme file. */
    public String code() {
        return code;
    }

    boolean suits(ShareFunction function) {
        return switch (function) {
            case ShareFunction.Check _ -> shape == ITEM;
            case ShareFunction.OfRate _ -> shape == RATE;
            case ShareFunction.Quota _ -> shape == COUNT;
            case ShareFunction.Rollup _ -> shape == MEAN;
        };
    }
}
