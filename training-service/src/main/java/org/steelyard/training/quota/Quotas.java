package org.steelyard.training.quota;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
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
        var year = yearOf(statedYear, today);
        var units = network.within(network.area(unit, caller).code(), page);
        return standing(units, year, today);
    }

    /** How an area stands in a year as a whole, and each unit directly below it with all that is in its own area. */
    public Summary summary(@Nullable String unit, @Nullable Integer statedYear, Caller caller) {
        var today = WorkingCalendar.dateOf(clock.instant());
        var year = yearOf(statedYear, today);
        var area = network.area(unit, caller);
        var day = dayLookedAt(year, today);
        var units = network.within(area.code()).stream()
                .filter(one -> one.isOpenOn(day))
                .toList();
        var standing = standing(units, year, today);
        var depth = area.path().size();
        var below = units.stream()
                .filter(one -> one.path().size() == depth + 1)
                .map(one -> AreaQuota.of(one.ref(), standing.units(), settings.yearlyQuota()))
                .toList();
        return new Summary(
                year,
                standing.required(),
                standing.due(),
                AreaQuota.of(area.ref(), standing.units(), settings.yearlyQuota()),
                below);
    }

    private static int yearOf(@Nullable Integer stated, LocalDate today) {
        var year = stated == null ? today.getYear() : stated;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new FieldRefused("year", "range", FIRST_YEAR, LAST_YEAR);
        }
        return year;
    }

    private Standing standing(List<KnownUnit> units, int year, LocalDate today) {
        var day = dayLookedAt(year, today);
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
                        .map(one -> quotaOf(one, day, due, completed, invitedTo(one, held), selfStudy))
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

    private static List<Session> invitedTo(KnownUnit unit, Collection<Session> held) {
        return held.stream()
                .filter(session -> session.plan().isOfferedTo(unit.path(), unit.kind()))
                .toList();
    }

    private UnitQuota quotaOf(
            KnownUnit unit,
            LocalDate day,
            int due,
            Map<String, SortedSet<String>> completed,
            List<Session> sessions,
            Set<String> selfStudy) {
        var offered = new TreeSet<>(selfStudy);
        sessions.forEach(session -> offered.addAll(session.plan().modules()));
        var officers = unit.officersOn(day).stream()
                .map(officer -> {
                    var modules = completed.getOrDefault(officer, new TreeSet<>());
                    var valid = modules.size();
                    return new OfficerQuota(
                            officer, modules, valid, Math.max(0, settings.yearlyQuota() - valid), valid < due);
                })
                .toList();
        return new UnitQuota(unit.ref(), offered, sessions.size(), offered.size() < due, officers);
    }

    /**
     * How units stand in a year; one unit more than the page asked for, so that its end is known.
     *
     * @param required completions due per officer by the end of the year
     * @param due completions due by now
     */
    public record Standing(int year, int required, int due, List<UnitQuota> units) {}

    /**
     * How an area stands in a year.
     *
     * @param total of the whole area
     * @param below each unit directly below, with its own area
     */
    public record Summary(int year, int required, int due, AreaQuota total, List<AreaQuota> below) {}
}
