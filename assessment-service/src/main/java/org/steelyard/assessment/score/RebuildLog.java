package org.steelyard.assessment.score;

/** How far an engine has read the log, and what it leaves behind there. */
public interface RebuildLog {

    /**
     * How far an engine is.
     *
     * @param read records of the facts that it has read
     * @param end how many there are
     */
    record Progress(long read, long end) {}

    Progress progress(int engine);

    /** Deletes an engine's topics and its place in the log. */
    void forget(int engine);
}
