package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.escalation.Complaints.COUNTY;
import static org.steelyard.escalation.Complaints.POINT;
import static org.steelyard.escalation.Complaints.STATION;
import static org.steelyard.escalation.Complaints.STATION_CODE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.network.Office;
import org.steelyard.escalation.rule.OfficeLevel;

class RoutingTests {

    private static final Office REGULATOR =
            office("AMR", OfficeKind.COUNTY_REGULATOR, COUNTY, true, Category.GENERAL, Category.FOOD, Category.PRICE);
    private static final Office LOCAL =
            office("AMR-GY", OfficeKind.LOCAL_OFFICE, STATION_CODE, true, Category.GENERAL, Category.FOOD);
    private static final Office ELSEWHERE =
            office("AMR-WA", OfficeKind.LOCAL_OFFICE, "350428101000", true, Category.GENERAL, Category.FOOD);
    private static final Office FARMING =
            office("AGR", OfficeKind.ENFORCING_DEPARTMENT, COUNTY, true, Category.FARM_INPUTS);
    private static final Office GOVERNANCE =
            office("CMPS", OfficeKind.GOVERNANCE_OFFICE, COUNTY, true, Category.GENERAL, Category.FOOD);
    private static final List<Office> ALL = List.of(GOVERNANCE, REGULATOR, ELSEWHERE, FARMING, LOCAL);

    @Test
    void takesTheNearestOfficeThatIsCompetent() {
        assertThat(route(ALL, POINT, Category.FOOD, OfficeLevel.LOCAL_OFFICE)).isEqualTo(new Route.To(LOCAL.code()));
    }

    @Test
    void takesADepartmentWhereNoLocalOfficeIsCompetent() {
        assertThat(route(ALL, POINT, Category.PRICE, OfficeLevel.LOCAL_OFFICE))
                .isEqualTo(new Route.To(REGULATOR.code()));
        assertThat(route(ALL, POINT, Category.FARM_INPUTS, OfficeLevel.LOCAL_OFFICE))
                .isEqualTo(new Route.To(FARMING.code()));
    }

    @Test
    void takesADepartmentOfTheCountyWhenOneIsWanted() {
        assertThat(route(ALL, STATION, Category.FOOD, OfficeLevel.COUNTY_DEPARTMENT))
                .isEqualTo(new Route.To(REGULATOR.code()));
    }

    @Test
    void sendsWhatNobodyIsCompetentForWhereGeneralMattersGo() {
        assertThat(route(ALL, POINT, Category.HOUSING, OfficeLevel.LOCAL_OFFICE))
                .isEqualTo(new Route.To(LOCAL.code()));
        assertThat(route(ALL, POINT, Category.HOUSING, OfficeLevel.COUNTY_DEPARTMENT))
                .isEqualTo(new Route.To(REGULATOR.code()));
    }

    @Test
    void passesByAnOfficeWhereNobodyIsOnDuty() {
        var offices = List.of(REGULATOR, offDuty(LOCAL));

        assertThat(route(offices, POINT, Category.FOOD, OfficeLevel.LOCAL_OFFICE))
                .isEqualTo(new Route.To(REGULATOR.code()));
    }

    @Test
    void neverGoesToAnIncompetentOfficeBecauseTheCompetentOneIsEmpty() {
        var offices = List.of(REGULATOR, LOCAL, offDuty(FARMING));

        assertThat(route(offices, POINT, Category.FARM_INPUTS, OfficeLevel.COUNTY_DEPARTMENT))
                .isEqualTo(new Route.Nowhere(Obstacle.NOBODY_ON_DUTY));
    }

    @Test
    void goesNowhereWithoutAnOfficeForTheArea() {
        assertThat(route(List.of(), POINT, Category.FOOD, OfficeLevel.LOCAL_OFFICE))
                .isEqualTo(new Route.Nowhere(Obstacle.NO_OFFICE));
        assertThat(route(List.of(ELSEWHERE, GOVERNANCE), POINT, Category.FOOD, OfficeLevel.LOCAL_OFFICE))
                .isEqualTo(new Route.Nowhere(Obstacle.NO_OFFICE));
        assertThat(route(List.of(LOCAL), POINT, Category.FOOD, OfficeLevel.COUNTY_DEPARTMENT))
                .isEqualTo(new Route.Nowhere(Obstacle.NO_OFFICE));
    }

    private static Route route(List<Office> offices, UnitRef unit, Category category, OfficeLevel level) {
        return Routing.choose(offices, unit.path(), category, level);
    }

    private static Office offDuty(Office office) {
        return new Office(office.code(), 2, office.kind(), office.categories(), office.covers(), false);
    }

    private static Office office(String code, OfficeKind kind, String covers, boolean onDuty, Category... categories) {
        return new Office(code, 1, kind, List.of(categories), List.of(covers), onDuty);
    }
}
