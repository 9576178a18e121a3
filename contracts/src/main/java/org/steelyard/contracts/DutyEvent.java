package org.steelyard.contracts;

import java.util.Set;

/** Work of a unit beside its ledger. */
@Topic(DutyEvent.TOPIC)
public sealed interface DutyEvent extends Event {
    String TOPIC = "duty-events";

    /**
     * A unit was inspected by the Four Ones and the Four Unifieds.
     *
     * @param inspector code of the station or office that inspected
     * @param passed the items found in order; the others of the eight were not
     */
    @EventType("inspection-recorded.v1")
    record InspectionRecorded(Origin origin, String inspector, Set<InspectionItem> passed) implements DutyEvent {
        public InspectionRecorded {
            passed = Set.copyOf(passed);
        }
    }
}
