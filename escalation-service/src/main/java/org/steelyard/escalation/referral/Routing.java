package org.steelyard.escalation.referral;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.escalation.network.Office;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.escalation.rule.OfficeLevel;

/** Finds the office for a referral: competent for the category, serving the unit, as near as wanted, on duty. */
@Component
class Routing {

    private final OfficeDirectory offices;

    Routing(OfficeDirectory offices) {
        this.offices = offices;
    }

    /** The office for a unit's referral; a category nobody is competent for goes where general matters go. */
    Route route(List<String> unitPath, Category category, OfficeLevel level) {
        return choose(offices.covering(unitPath), unitPath, category, level);
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
            return new Route.Nowhere(Route.Obstacle.NO_OFFICE);
        }
        return nearestOnDuty(competent, unitPath)
                .<Route>map(Route.To::new)
                .orElseGet(() -> new Route.Nowhere(Route.Obstacle.NOBODY_ON_DUTY));
    }

    private static Predicate<Office> atLevel(OfficeLevel level) {
        return switch (level) {
            case LOCAL_OFFICE -> _ -> true; // the nearest wins, and local offices are nearest
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
