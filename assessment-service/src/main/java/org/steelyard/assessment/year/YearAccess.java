package org.steelyard.assessment.year;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.OfficeRegistry;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.DueDate;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** Who may do what with which unit, and on which days. */
@Component
class YearAccess {

    private final NetworkRegistry network;
    private final OfficeRegistry offices;
    private final WorkingCalendar calendar = WorkingCalendar.china();
    private final YearSettings settings;

    YearAccess(NetworkRegistry network, OfficeRegistry offices, YearSettings settings) {
        this.network = network;
        this.offices = offices;
        this.settings = settings;
    }

    /** The caller's county. */
    static String county(Caller caller) {
        if (caller.path().isEmpty()) {
            throw new NotAllowed();
        }
        return caller.path().getFirst();
    }

    /** A station or point in the caller's area; an office's area is what it covers. */
    UnitRef unit(String code, Caller caller) {
        var unit = network.lookUp(code);
        if (unit == null || unit.kind() == UnitKind.COUNTY || !reaches(unit.path(), caller)) {
            throw new NotFound("unit", code);
        }
        return unit.ref();
    }

    /** Whether a unit lies in the caller's area. */
    boolean reaches(List<String> path, Caller caller) {
        if (caller.covers(path)) {
            return true;
        }
        var code = caller.office();
        var office = code == null ? null : offices.lookUp(code);
        return office != null && office.state().covers().stream().anyMatch(path::contains);
    }

    /** Whether the caller sees results before they are put up: who makes or audits them does, the units do not. */
    static boolean seesBeforeNotice(Caller caller) {
        return caller.is(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
    }

    YearSettings.Calendar calendarOf(AssessmentYear year) {
        return settings.calendar(year.county(), year.year());
    }

    /** Refuses a step outside its days, unless the days are not kept. */
    void requireWindow(YearWindow window, AssessmentYear year, Moment at) {
        var span = calendarOf(year).span(window);
        requireBetween(window.name(), span.from().of(year.year()), span.to().of(year.year()), at);
    }

    void requireBetween(String step, LocalDate from, @Nullable LocalDate to, Moment at) {
        var today = WorkingCalendar.dateOf(at.recordedAt());
        if (settings.enforceWindows() && (today.isBefore(from) || (to != null && today.isAfter(to)))) {
            throw new OutsideWindow(step, from, to);
        }
    }

    /** The N-th working day after a date. */
    LocalDate workingDaysAfter(LocalDate date, int days) {
        return known(calendar.workingDaysAfter(date, days));
    }

    LocalDate onOrAfter(LocalDate date) {
        return known(calendar.onOrAfter(date));
    }

    private static LocalDate known(DueDate due) {
        var date = due.date();
        if (date == null) {
            throw new WorkingDaysUnknown(String.valueOf(due.missingYear()));
        }
        return date;
    }
}
