package org.steelyard.assessment.integrity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * Looks at every day that has ended for what only passing time tells. One process does a day; days missed in an outage are made
 * up for one by one, up to a limit. Doing a day twice changes nothing.
 */
@Component
class DayRun {

    private static final Logger log = LoggerFactory.getLogger(DayRun.class);

    private final DayClaims claims;
    private final ReadingProgress reading;
    private final TraceStore store;
    private final NetworkRegistry network;
    private final Checks checks;
    private final Flagging flagging;
    private final IntegritySettings settings;
    private final Clock clock;

    DayRun(
            DayClaims claims,
            ReadingProgress reading,
            TraceStore store,
            NetworkRegistry network,
            Checks checks,
            Flagging flagging,
            IntegritySettings settings,
            Clock clock) {
        this.claims = claims;
        this.reading = reading;
        this.store = store;
        this.network = network;
        this.checks = checks;
        this.flagging = flagging;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what is due, if nobody else is at it; with half of the facts unread, units would look silent that are not. */
    @Scheduled(
            initialDelayString = "${steelyard.integrity.look-every:1m}",
            fixedDelayString = "${steelyard.integrity.look-every:1m}")
    void look() {
        var yesterday = WorkingCalendar.dateOf(clock.instant()).minusDays(1);
        if (!claims.isDue(yesterday) || !reading.isCaughtUp()) {
            return;
        }
        for (var claim = claims.claim(yesterday, clock.instant());
                claim != null;
                claim = claims.done(claim, yesterday, clock.instant())) {
            look(claim.day());
            log.atInfo().addKeyValue("day", claim.day()).log("Looked for what only passing time tells");
        }
    }

    /** In January the year before is looked at, too, because much of it is written down late. */
    void look(LocalDate day) {
        if (day.getMonth() == Month.JANUARY) {
            look(day, day.getYear() - 1);
        }
        look(day, day.getYear());
    }

    private void look(LocalDate day, int year) {
        for (var county : store.counties(year)) {
            var state = new CountyDay(day, year, settings.silentFor(), inService(county, day));
            try (var traces = store.of(county, year - 1, year)) {
                traces.forEach(state::count);
            }
            try (var traces = store.of(county, year)) {
                traces.forEach(unit -> look(state.of(unit.unit(), unit.traces()), unit.unit(), year));
            }
            state.withoutTraces().forEach(unit -> look(state.of(unit, List.of()), unit, year));
        }
    }

    private List<CountyDay.Place> inService(String county, LocalDate day) {
        return network.inService(county, day).stream()
                .map(unit -> new CountyDay.Place(unit.ref(), unit.openedOn()))
                .toList();
    }

    private void look(UnitDay day, UnitRef unit, int year) {
        for (var check : checks.all()) {
            flagging.flag(unit, year, check.kind(), settled -> check.atDayEnd(day.without(settled)));
        }
    }
}
