package org.steelyard.contracts;

/** Harm done beyond the money; any but {@code NONE} makes referral rule R3 fire. */
public enum Harm {
    NONE,
    INJURY,
    FOOD_POISONING,
    CROP_LOSS
}
