package org.steelyard.training.quota;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;
import org.steelyard.training.completion.Completing;
import org.steelyard.training.completion.Completion;
import org.steelyard.training.network.KnownUnit;
import org.steelyard.training.network.Network;
import org.steelyard.training.quota.UnitQuota.OfficerQuota;
import org.steelyard.training.session.Session;
import org.steelyard.training.session.SessionHandling;
import org.steelyard.training.syllabus.SyllabusPublishing;

/** Compares what officers completed with what is due in a year, and with what they were offered. */
@Service
public class Quotas {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Network network;
    private final Completing completing;
    private final SessionHandling sessions;
    private final SyllabusPublishing syllabi;
    private final QuotaSettings settings;
    private final Clock clock;

    Quotas(
            Network network,
            Completing completing,
            SessionHandling sessions,
            SyllabusPublishing syllabi,
            QuotaSettings settings,
            Clock clock) {
        this.network = network;
        this.completing = completing;
        this.sessions = sessions;
        this.syllabi = syllabi;
        this.settings = settings;
        this.clock = clock;
    }

    /** How the units of an area stand in a year, by default the caller's area and this year. */
    public Standing standing(@Nullable String unit, @Nullable Integer statedYear, Caller caller, PageRequest page) {
        var today = WorkingCalendar.dateOf(clock.instant());
        var year = statedYear == null ? today.getYear() : statedYear;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new FieldRefused("year", "range", FIRST_YEAR, LAST_YEAR);
        }
        var day = dayLookedAt(year, today);
        var units = network.within(network.area(unit, caller).code(), page);
        var due = due(settings.yearlyQuota(), year, today);
        var completed = completedModules(units, day, year);
        var held = sessions.heldFor(
                units.stream().flatMap(one -> one.path().stream()).collect(Collectors.toSet()), year);
        var selfStudy = selfStudyModules(units, day);
        return new Standing(
                year,
                settings.yearlyQuota(),
                due,
                units.stream()
                        .map(one -> quotaOf(one, day, due, completed, offered(one, held, selfStudy)))
                        .toList());
    }

    /** Today, or the last day of a year that is over. */
    private static LocalDate dayLookedAt(int year, LocalDate today) {
        return today.getYear() == year ? today : LocalDate.of(year, 12, 31);
    }

    /** What is due by a day: the yearly quota in proportion to the whole days of the year before it, rounded down. */
    static int due(int quota, int year, LocalDate today) {
        if (today.getYear() != year) {
            return today.getYear() > year ? quota : 0;
        }
        return quota * (today.getDayOfYear() - 1) / today.lengthOfYear();
    }

    private Map<String, SortedSet<String>> completedModules(List<KnownUnit> units, LocalDate day, int year) {
        var officers =
                units.stream().flatMap(unit -> unit.officersOn(day).stream()).collect(Collectors.toSet());
        return completing.valid(officers, year).stream()
                .collect(Collectors.groupingBy(
                        Completion::officer,
                        Collectors.mapping(Completion::module, Collectors.toCollection(TreeSet::new))));
    }

    private Set<String> selfStudyModules(List<KnownUnit> units, LocalDate day) {
        return units.isEmpty()
                ? Set.of()
                : syllabi.modulesInForce(units.getFirst().path().getFirst(), day).entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static SortedSet<String> offered(KnownUnit unit, Collection<Session> held, Set<String> selfStudy) {
        var offered = new TreeSet<>(selfStudy);
        var path = new HashSet<>(unit.path());
        held.stream()
                .map(Session::plan)
                .filter(plan -> plan.areas().stream().anyMatch(path::contains))
                .forEach(plan -> offered.addAll(plan.modules()));
        return offered;
    }

    private UnitQuota quotaOf(
            KnownUnit unit,
            LocalDate day,
            int due,
            Map<String, SortedSet<String>> completed,
            SortedSet<String> offered) {
        var officers = unit.officersOn(day).stream()
                .map(officer -> {
                    var modules = completed.getOrDefault(officer, new TreeSet<>());
                    var valid = modules.size();
                    return new OfficerQuota(
                            officer, modules, valid, Math.max(0, settings.yearlyQuota() - valid), valid < due);
                })
                .toList();
        return new UnitQuota(unit.ref(), offered, offered.size() < due, officers);
    }

    /**
     * How units stand in a year; one unit more than the page asked for, so that its end is known.
     *
     * @param required completions due per officer by the end of the year
     * @param due completions due by now
     */
    public record Standing(int year, int required, int due, List<UnitQuota> units) {}
}
