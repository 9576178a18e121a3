package org.steelyard.assessment.integrity;

/** How far the facts that are told were read for the checks. */
public interface ReadingProgress {

    /** Whether everything was read that had been told when asked. */
    boolean isCaughtUp();
}
