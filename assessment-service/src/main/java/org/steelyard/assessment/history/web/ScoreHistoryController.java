package org.steelyard.assessment.history.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.history.ScoreHistory;
import org.steelyard.assessment.score.LiveScores;
import org.steelyard.assessment.score.Periods;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** A unit's score from day to day, for charts. */
@RestController
@RequestMapping("/api/scores/{unit}/history")
class ScoreHistoryController {

    private final ScoreHistory history;
    private final LiveScores scores;
    private final Clock clock;

    ScoreHistoryController(ScoreHistory history, LiveScores scores, Clock clock) {
        this.history = history;
        this.scores = scores;
        this.clock = clock;
    }

    /** A point for every day of the period since its score is known, at most today; where nothing moved, the last one. */
    @GetMapping
    HistoryView history(
            @PathVariable String unit, @RequestParam(required = false) @Nullable String period, Caller caller) {
        var year = Periods.of(period, clock);
        requireSeen(unit, year, caller);
        return new HistoryView(unit, year, points(history.of(unit, year), lastDay(year)));
    }

    private void requireSeen(String unit, int year, Caller caller) {
        var path = scores.of(unit, year).map(ScoreView::path).orElseGet(() -> {
            var other = scores.anyOf(unit); // it may have been scored in other years only
            return other == null ? List.of() : other.path();
        });
        if (!caller.covers(path)) {
            throw new NotFound("unit", unit);
        }
    }

    private LocalDate lastDay(int year) {
        var today = WorkingCalendar.dateOf(clock.instant());
        var end = LocalDate.of(year, 12, 31);
        return today.isBefore(end) ? today : end;
    }

    /** Days after the year's end are points only if something moved on them: a year is still corrected then. */
    private static List<Point> points(List<ScoreHistory.Day> moved, LocalDate lastDay) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < moved.size(); i++) {
            var day = moved.get(i);
            points.add(Point.of(day, day.date()));
            var next = i + 1 < moved.size() ? moved.get(i + 1).date() : lastDay.plusDays(1);
            for (var date = day.date().plusDays(1);
                    date.isBefore(next) && !date.isAfter(lastDay);
                    date = date.plusDays(1)) {
                points.add(Point.of(day, date));
            }
        }
        return points;
    }

    /**
     * The history of a unit's score.
     *
     * @param points one a day, from the first day on which the score was known
     */
    record HistoryView(String unit, int period, List<Point> points) {}

    /**
     * A day.
     *
     * @param score unrounded as it stood when the day ended; {@code shown} has two decimals
     */
    record Point(
            LocalDate date,
            @Nullable BigDecimal score,
            @Nullable BigDecimal shown,
            @Nullable Grade grade,
            String scheme) {
        static Point of(ScoreHistory.Day day, LocalDate date) {
            var score = day.score();
            return new Point(
                    date,
                    score,
                    score == null ? null : score.setScale(2, RoundingMode.HALF_UP),
                    day.grade(),
                    day.scheme());
        }
    }
}
