package org.steelyard.escalation.notification;

import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;

/** Whom a notification is for: an office, or a unit. */
public record Recipient(String name) {

    /** The officers of an office. */
    public static Recipient office(String code) {
        return new Recipient("office:" + code);
    }

    /** The officers of a unit. */
    public static Recipient unit(String code) {
        return new Recipient("unit:" + code);
    }

    /** The one the caller reads for: an office officer their office, everybody else with a unit that unit. */
    public static Recipient of(Caller caller) {
        var office = caller.office();
        if (office != null && caller.is(Role.OFFICE_OFFICER)) {
            return office(office);
        }
        var unit = caller.unit();
        if (unit != null
                && caller.is(
                        Role.POINT_OFFICER,
                        Role.STATION_OFFICER,
                        Role.COUNTY_REGULATOR,
                        Role.GOVERNANCE_OFFICE,
                        Role.AUDITOR)) {
            return unit(unit);
        }
        throw new NotAllowed();
    }

    @Override
    public String toString() {
        return name;
    }
}
