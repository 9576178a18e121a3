package org.steelyard.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.contracts.Role;
import org.steelyard.local.county.County;
import org.steelyard.local.county.OfficerIds;

class AccountsTests {

    private final Accounts accounts = new Accounts(
            County.sample(),
            new IdentitySettings(
                    "http://127.0.0.1:8085",
                    "steelyard",
                    Duration.ofHours(1),
                    Path.of("unused"),
                    "a-password",
                    null,
                    "350428100201",
                    "350428100000",
                    "350428-AMR-GY",
                    "a-secret",
                    List.of("http://127.0.0.1:8080/"),
                    List.of("http://127.0.0.1:8080/"),
                    Duration.ofHours(12)));

    @ParameterizedTest
    @CsvSource({
        "point, POINT_OFFICER",
        "station, STATION_OFFICER",
        "office, OFFICE_OFFICER",
        "regulator, COUNTY_REGULATOR",
        "legal, COUNTY_REGULATOR",
        "governance, GOVERNANCE_OFFICE",
        "auditor, AUDITOR",
        "operator, OPERATOR",
        "importer, IMPORTER"
    })
    void hasOneForEveryRole(String login, Role role) {
        assertThat(accounts.find(login).orElseThrow().claims()).containsEntry("roles", List.of(role.name()));
    }

    @Test
    void tellsThePathOfAPoint() {
        assertThat(accounts.find("point-350428103002").orElseThrow().claims())
                .containsAllEntriesOf(Map.of(
                        "roles", List.of("POINT_OFFICER"),
                        "unit", "350428103002",
                        "path", List.of("350428000000", "350428900000", "350428103002"),
                        "officer", OfficerIds.headOf("350428103002")))
                .doesNotContainKey("office");
    }

    @Test
    void tellsTheOfficeAndNoUnitOfADepartment() {
        assertThat(accounts.find("office-350428-AGR").orElseThrow().claims())
                .containsAllEntriesOf(Map.of(
                        "roles", List.of("OFFICE_OFFICER"),
                        "office", "350428-AGR",
                        "path", List.of("350428000000")))
                .doesNotContainKey("unit");
    }

    @Test
    void isTheSameOfficerUnderThePlainNameAndTheCode() {
        assertThat(accounts.find("point").orElseThrow().officer())
                .isEqualTo(accounts.find("point-350428100201").orElseThrow().officer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nobody", "point-", "point-350428100000", "station-350428100201", "office-350428", "root-1"})
    void knowsNobodyElse(String login) {
        assertThat(accounts.find(login)).isEmpty();
    }
}
