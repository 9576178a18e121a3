package org.steelyard.training.session;

import java.time.Instant;
import org.steelyard.contracts.UnitRef;

/**
 * That somebody on this roster is on the roster of another session too, at which they cannot have been as well. It asks a
 * person to look and changes nothing by itself.
 *
 * @param officer opaque id of the person
 * @param unit for which the attendance counts
 * @param other the other session
 * @param kind why both cannot be
 * @param occurredAt the later of the two sign-ins
 * @param recordedAt when both were known
 */
public record Overlap(String officer, UnitRef unit, String other, Kind kind, Instant occurredAt, Instant recordedAt) {

    /** Why nobody can have been at both. */
    public enum Kind {
        /** One ran while the other did. */
        TIME,
        /** They were in different places with too little time between to travel. */
        PLACE
    }
}
