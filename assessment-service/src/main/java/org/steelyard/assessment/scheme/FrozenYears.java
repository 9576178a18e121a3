package org.steelyard.assessment.scheme;

/** Knows which calendar years are frozen; a scheme version must not come into force in one. */
public interface FrozenYears {

    /** Whether the year is frozen in any county. */
    boolean isFrozen(int year);
}
