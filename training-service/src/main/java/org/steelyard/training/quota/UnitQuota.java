package org.steelyard.training.quota;

import java.util.List;
import java.util.SortedSet;
import org.steelyard.contracts.UnitRef;

/**
 * Where a unit's officers stand in a year.
 *
 * @param offered modules the unit could have completed: taught in sessions it was invited to, or there for self-study
 * @param sessions sessions held this year to which the unit was invited
 * @param excused whether fewer modules were offered than are due, so that nobody there is behind by own fault
 */
public record UnitQuota(
        UnitRef unit, SortedSet<String> offered, int sessions, boolean excused, List<OfficerQuota> officers) {

    /** The same with only those officers who are behind; nobody is where the whole unit is excused. */
    public UnitQuota behind() {
        return new UnitQuota(
                unit,
                offered,
                sessions,
                excused,
                excused
                        ? List.of()
                        : officers.stream().filter(OfficerQuota::behind).toList());
    }

    /**
     * Where one officer stands.
     *
     * @param officer opaque id of the person
     * @param modules completed and counting
     * @param missing completions still to come this year
     * @param behind whether fewer are completed than are due by now
     */
    public record OfficerQuota(String officer, SortedSet<String> modules, int valid, int missing, boolean behind) {}
}
