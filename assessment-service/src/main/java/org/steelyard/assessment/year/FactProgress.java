package org.steelyard.assessment.year;

import java.util.Map;

/** How far the facts that are told were read and kept. */
public interface FactProgress {

    /** How it stands now. */
    Standing now();

    /**
     * How far the facts were read.
     *
     * @param offsets by {@code <topic>-<partition>}, the first record that was not read
     * @param lag how many records of all topics were told and not read
     */
    record Standing(Map<String, Long> offsets, long lag) {
        public Standing {
            offsets = Map.copyOf(offsets);
        }
    }
}
