package org.steelyard.assessment.year;

import java.util.List;

/**
 * What an appeal's decision lets count beside what was frozen.
 *
 * @param events ids of facts that were written down or came in too late
 * @param decided facts that the decision made, as they are told
 */
public record Admission(String appeal, String unit, List<String> events, List<Decided> decided) {
    public Admission {
        events = List.copyOf(events);
        decided = List.copyOf(decided);
    }

    /** A fact as it is told. */
    public record Decided(String type, String json) {}
}
