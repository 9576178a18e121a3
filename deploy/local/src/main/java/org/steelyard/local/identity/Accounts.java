package org.steelyard.local.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.local.county.County;
import org.steelyard.local.county.OfficerIds;

/**
 * The demo accounts: one for each role under a plain name, and one for every unit and office of the county under
 * {@code point-<code>}, {@code station-<code>} and {@code office-<code>}.
 */
@Component
class Accounts {

    private final County county;
    private final IdentitySettings settings;

    Accounts(County county, IdentitySettings settings) {
        this.county = county;
        this.settings = settings;
    }

    Optional<Account> find(String login) {
        return switch (login) {
            case "point" -> ofUnit(login, UnitKind.POINT, settings.point());
            case "station" -> ofUnit(login, UnitKind.STATION, settings.station());
            case "office" -> ofOffice(login, settings.office());
            case "regulator" -> ofCounty(login, "市场监督管理局", Role.COUNTY_REGULATOR);
            // decides appeals: whoever signed the joint review must not
            case "legal" -> ofCounty(login, "市场监督管理局法规股", Role.COUNTY_REGULATOR);
            case "governance" -> ofCounty(login, "综治办", Role.GOVERNANCE_OFFICE);
            case "auditor" -> ofCounty(login, "审计员", Role.AUDITOR);
            case "operator" -> ofCounty(login, "运维员", Role.OPERATOR);
            case "importer" -> ofCounty(login, "历史资料录入员", Role.IMPORTER);
            default -> ofPattern(login);
        };
    }

    private Optional<Account> ofPattern(String login) {
        var dash = login.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        var code = login.substring(dash + 1);
        return switch (login.substring(0, dash)) {
            case "point" -> ofUnit(login, UnitKind.POINT, code);
            case "station" -> ofUnit(login, UnitKind.STATION, code);
            case "office" -> ofOffice(login, code.toUpperCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private Optional<Account> ofUnit(String login, UnitKind kind, String code) {
        return county.unit(code)
                .filter(unit -> unit.kind() == kind)
                .map(unit -> new Account(
                        login,
                        unit.name() + "负责人(演示)",
                        kind == UnitKind.POINT ? Role.POINT_OFFICER : Role.STATION_OFFICER,
                        unit.code(),
                        null,
                        county.pathOf(unit.code()),
                        OfficerIds.headOf(unit.code())));
    }

    private Optional<Account> ofOffice(String login, String code) {
        return county.office(code)
                .map(office -> new Account(
                        login,
                        office.name() + "值班员(演示)",
                        Role.OFFICE_OFFICER,
                        null,
                        office.code(),
                        List.of(county.code()),
                        OfficerIds.headOf(office.code())));
    }

    private Optional<Account> ofCounty(String login, String name, Role role) {
        var code = county.code();
        return Optional.of(new Account(
                login, "将乐县" + name + "(演示)", role, code, null, List.of(code), OfficerIds.headOf(code + "-" + login)));
    }
}
