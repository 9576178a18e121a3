package org.steelyard.local.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.UnitKind;

class CountyTests {

    private final County county = County.sample();

    @Test
    void hasFourteenStationsAndAHundredAndFiftyFourPoints() {
        assertThat(county.units(UnitKind.COUNTY)).hasSize(1);
        assertThat(county.units(UnitKind.STATION)).hasSize(14);
        assertThat(county.units(UnitKind.POINT)).hasSize(154);
        assertThat(county.offices()).hasSize(16);
    }

    @Test
    void listsEachUnitAfterTheOneAboveIt() {
        var seen = new HashSet<String>();
        for (var unit : county.units()) {
            if (unit.parent() != null) {
                assertThat(seen).contains(unit.parent());
            }
            seen.add(unit.code());
        }
    }

    @Test
    void findsThePathByParentLinksAndNotByCode() {
        assertThat(county.pathOf("350428100201")).containsExactly("350428000000", "350428100000", "350428100201");
        assertThat(county.pathOf("350428900000")).containsExactly("350428000000", "350428900000");
        assertThat(county.pathOf("nowhere")).isEmpty();
    }

    @Test
    void coversEveryStationByALocalOffice() {
        for (var station : county.units(UnitKind.STATION)) {
            assertThat(county.offices())
                    .as(station.code())
                    .anyMatch(office -> office.covers().contains(station.code()));
        }
    }

    @Test
    void givesOfficersIdsThatNeverChangeAndNeverMeet() {
        var ids = new HashSet<String>();
        for (var unit : county.units()) {
            ids.add(OfficerIds.of(unit.code(), 1));
            ids.add(OfficerIds.of(unit.code(), 2));
        }
        assertThat(ids).hasSize(2 * 169);
        assertThat(OfficerIds.headOf("350428100201")).isEqualTo(OfficerIds.of("350428100201", 1));
        assertThat(UUID.fromString(OfficerIds.headOf("350428100201")).version()).isEqualTo(5);
    }
}
