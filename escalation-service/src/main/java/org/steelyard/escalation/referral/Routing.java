package org.steelyard.escalation.referral;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.network.Office;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.escalation.rule.OfficeLevel;

/** Finds the office for a referral: competent for the category, serving the unit, as near as wanted, on duty. */
@Component
class Routing {

    private final OfficeDirectory offices;
    private final UnitDirectory units;
    private final Clock clock;

    Routing(OfficeDirectory offices, UnitDirectory units, Clock clock) {
        this.offices = offices;
        this.units = units;
        this.clock = clock;
    }

    /** The office for a unit's referral; a category nobody is competent for goes where general matters go. */
    Route route(List<String> unitPath, Category category, OfficeLevel level) {
        var station = level == OfficeLevel.STATION ? stationAbove(unitPath) : null;
        return station == null
                ? choose(offices.covering(unitPath), unitPath, category, nearest(level))
                : new Route.To(station);
    }

    private static OfficeLevel nearest(OfficeLevel level) {
        return level == OfficeLevel.STATION ? OfficeLevel.LOCAL_OFFICE : level;
    }

    /** A point's station takes its referrals itself, as an office does; where it is closed, the nearest office does. */
    private @Nullable String stationAbove(List<String> unitPath) {
        var station = unitPath.get(Math.max(0, unitPath.size() - 2));
        var today = WorkingCalendar.dateOf(clock.instant());
        return units.find(station).filter(unit -> !unit.isOpenOn(today)).isPresent() ? null : station;
    }

    static Route choose(List<Office> offices, List<String> unitPath, Category category, OfficeLevel level) {
        var serving = offices.stream()
                .filter(office -> office.covers(unitPath))
                .filter(office -> office.kind() != OfficeKind.GOVERNANCE_OFFICE)
                .filter(atLevel(level))
                .toList();
        var competent = competent(serving, category);
        if (competent.isEmpty()) {
            competent = competent(serving, Category.GENERAL);
        }
        if (competent.isEmpty()) {
            return new Route.Nowhere(Obstacle.NO_OFFICE);
        }
        return nearestOnDuty(competent, unitPath)
                .<Route>map(office -> new Route.To(office.code()))
                .orElseGet(() -> new Route.Nowhere(Obstacle.NOBODY_ON_DUTY));
    }

    private static Predicate<Office> atLevel(OfficeLevel level) {
        return switch (level) {
            case STATION, LOCAL_OFFICE -> _ -> true; // the nearest wins, and local offices are nearest
            case COUNTY_DEPARTMENT -> office -> office.kind() != OfficeKind.LOCAL_OFFICE;
        };
    }

    private static List<Office> competent(List<Office> offices, Category category) {
        return offices.stream()
                .filter(office -> office.isCompetentFor(category))
                .toList();
    }

    private static Optional<Office> nearestOnDuty(List<Office> offices, List<String> unitPath) {
        return offices.stream()
                .filter(Office::onDuty)
                .min(Comparator.<Office>comparingInt(office -> -office.nearness(unitPath))
                        .thenComparing(office -> office.kind() != OfficeKind.LOCAL_OFFICE)
                        .thenComparing(office -> office.kind() != OfficeKind.ENFORCING_DEPARTMENT)
                        .thenComparing(Office::code));
    }
}
