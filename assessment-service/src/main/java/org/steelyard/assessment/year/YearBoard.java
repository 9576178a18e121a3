package org.steelyard.assessment.year;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;

/**
 * What can be read of a year. The county's roles and auditors read all of it at any time; units and offices read the steps
 * at any time and results of their own area once the notice is published.
 */
@Service
public class YearBoard {

    private final YearRecords records;
    private final YearAccess access;
    private final Results results;
    private final YearSettings settings;

    YearBoard(YearRecords records, YearAccess access, Results results, YearSettings settings) {
        this.records = records;
        this.access = access;
        this.results = results;
        this.settings = settings;
    }

    /** The days of a step. */
    public record Days(String step, String from, String to) {}

    /** The caller's county's year. */
    public AssessmentYear year(int year, Caller caller) {
        return records.look(YearAccess.county(caller), year);
    }

    /** When each step has its days. */
    public List<Days> days(AssessmentYear year) {
        var calendar = settings.calendar(year.county(), year.year());
        var days = new ArrayList<Days>();
        for (var window : YearWindow.values()) {
            var span = calendar.span(window);
            days.add(new Days(
                    window.name(),
                    span.from().of(year.year()).toString(),
                    span.to().of(year.year()).toString()));
        }
        return days;
    }

    /** Whether the caller may read results now. */
    public boolean seesResults(AssessmentYear year, Caller caller) {
        return year.notice() != null || YearAccess.seesBeforeNotice(caller);
    }

    /** How the units in the caller's area stand. */
    public List<Results.Standing> standings(int year, Caller caller) {
        var present = year(year, caller);
        if (!seesResults(present, caller)) {
            return List.of();
        }
        return results.standings(present.county(), year).stream()
                .filter(standing -> access.reaches(standing.summary().path(), caller))
                .toList();
    }

    /** How one unit stands. */
    public Results.Standing standing(int year, String unit, Caller caller) {
        return standings(year, caller).stream()
                .filter(one -> one.summary().unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> new NotFound("unit", unit));
    }

    /** Its explained results: as frozen, then as computed again. */
    public List<ScoreView> explained(int year, String unit, Caller caller) {
        var known = standing(year, unit, caller);
        return results.explained(YearAccess.county(caller), known.summary().unit(), year);
    }

    /**
     * One unit's year.
     *
     * @param view its result that holds now, explained
     * @param kept what was said of it, none if nobody said anything
     */
    public record OfUnit(
            Results.Standing standing,
            ScoreView view,
            @Nullable UnitYear kept) {}

    /** What a unit's annual sheet says. */
    public OfUnit unit(int year, String unit, Caller caller) {
        var known = standing(year, unit, caller);
        var code = known.summary().unit();
        return new OfUnit(
                known,
                results.explained(YearAccess.county(caller), code, year).getLast(),
                records.findUnitYear(code, year));
    }

    /** What is kept of units in the caller's area: one more than a page, by id. */
    public List<UnitYear> units(int year, Caller caller, PageRequest page) {
        return records.page(
                YearAccess.county(caller),
                year,
                UnitYear.class,
                page,
                unit -> access.reaches(unit.unit().path(), caller));
    }
}
