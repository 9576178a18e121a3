package org.steelyard.escalation.referral;

import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;

/**
 * What a caller may see: an office the referrals that concern it, everybody else those of their area.
 *
 * @param area the code of the unit in whose area all may be seen, if any
 * @param office the office whose referrals may be seen, if any
 */
record Sight(@Nullable String area, @Nullable String office) {

    static Sight of(Caller caller) {
        var office = caller.is(Role.OFFICE_OFFICER) ? caller.office() : null;
        var area = caller.is(
                        Role.POINT_OFFICER,
                        Role.STATION_OFFICER,
                        Role.COUNTY_REGULATOR,
                        Role.GOVERNANCE_OFFICE,
                        Role.AUDITOR,
                        Role.IMPORTER)
                ? caller.area()
                : null;
        if (area == null && office == null) {
            throw new NotAllowed();
        }
        return new Sight(area, office);
    }

    boolean includes(Escalation escalation) {
        return (area != null && escalation.complaint().unit().within(area))
                || (office != null && isConcerned(office, escalation));
    }

    /** The office that leads, those that joined, and the one it was raised to. */
    private static boolean isConcerned(String office, Escalation escalation) {
        var supervision = escalation.supervision();
        return office.equals(escalation.office())
                || escalation.jointOffices().contains(office)
                || (supervision != null && office.equals(supervision.to()));
    }
}
