package org.steelyard.contracts;

/** Why a complaint is not accepted (SAMR Order 121). */
public enum DeclineGround {
    OUTSIDE_DUTY_OR_AREA,
    ALREADY_TAKEN_ELSEWHERE,
    NOT_FOR_LIVING_CONSUMPTION,
    OLDER_THAN_THREE_YEARS,
    MATERIAL_MISSING_OR_FALSE,
    NAME_OF_ANOTHER_USED,
    OTHER
}
