package org.steelyard.training.quota;

import java.util.List;
import org.steelyard.contracts.UnitRef;

/**
 * Where the officers of a unit and all below it stand in a year, counted.
 *
 * @param units units in the area, itself included
 * @param officers who serve in them
 * @param complete of these, who have all that is due in the year
 * @param behind of these, who have less than is due by now, in units that were offered enough
 * @param excusedUnits units that were offered less than is due by now
 * @param sessions the most sessions any of its units was invited to
 */
public record AreaQuota(
        UnitRef unit, int units, int officers, int complete, int behind, int excusedUnits, int sessions) {

    static AreaQuota of(UnitRef area, List<UnitQuota> all, int required) {
        var within = all.stream()
                .filter(quota -> quota.unit().path().contains(area.code()))
                .toList();
        var officers =
                within.stream().flatMap(quota -> quota.officers().stream()).toList();
        return new AreaQuota(
                area,
                within.size(),
                officers.size(),
                count(officers.stream()
                        .filter(officer -> officer.valid() >= required)
                        .count()),
                within.stream()
                        .mapToInt(quota -> quota.behind().officers().size())
                        .sum(),
                count(within.stream().filter(UnitQuota::excused).count()),
                within.stream().mapToInt(UnitQuota::sessions).max().orElse(0));
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }
}
