package org.steelyard.assessment.year;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a year becomes final, see {@code year-calendar.yaml}.
 *
 * @param enforceWindows whether a step outside its days is refused; off for a demo or a test county only
 * @param catchUp how long a freeze waits for facts that are told and not read yet
 * @param fieldSample the share of units that the joint review visits
 * @param fieldSampleLeast how many at least
 * @param commended places of each peer group that are commended
 * @param exclusionAlert the share of a unit's cases above which exclusions raise an alert
 * @param maxExclusions cases excluded in a county and year at most
 * @param calendars the days of the steps; the first that fits a county and year holds
 */
@Validated
@ConfigurationProperties("steelyard.year")
public record YearSettings(
        @DefaultValue("true") boolean enforceWindows,
        @NotNull @DefaultValue("10s") Duration catchUp,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.10")
        BigDecimal fieldSample,

        @Min(0) @Max(1000) @DefaultValue("3") int fieldSampleLeast,
        @Min(0) @Max(100) @DefaultValue("3") int commended,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.10")
        BigDecimal exclusionAlert,

        @Min(1) @Max(100000) @DefaultValue("5000") int maxExclusions,
        @NotEmpty List<@Valid Calendar> calendars) {

    public YearSettings {
        calendars = List.copyOf(calendars);
    }

    /** The calendar of a county's year: one that names the county before one for all. */
    Calendar calendar(String county, int year) {
        return calendars.stream()
                .filter(calendar -> calendar.holds(county, year))
                .max(Comparator.comparing(
                                (Calendar calendar) -> !calendar.counties().isEmpty())
                        .thenComparing(Calendar::fromYear))
                .orElseThrow(() -> new NoYearCalendar(county, year));
    }

    /**
     * The days of the steps.
     *
     * @param source the rule it comes from
     * @param fromYear the first assessed year it holds for
     * @param toYear the last, none until further notice
     * @param counties whom it holds for, empty for all
     * @param noticeDays working days of the public notice
     * @param appealDays working days after it in which appeals are filed
     * @param answerDays working days in which an appeal is answered
     * @param rectificationMonths months in which an unqualified unit puts itself right
     */
    public record Calendar(
            @DefaultValue("") String source,
            @Min(2000) @Max(2100) int fromYear,
            @Nullable Integer toYear,
            @DefaultValue List<String> counties,
            @Min(1) @Max(60) @DefaultValue("5") int noticeDays,
            @Min(1) @Max(60) @DefaultValue("5") int appealDays,
            @Min(1) @Max(60) @DefaultValue("10") int answerDays,
            @Min(1) @Max(12) @DefaultValue("1") int rectificationMonths,
            @NotEmpty Map<YearWindow, @Valid Span> windows) {

        public Calendar {
            counties = List.copyOf(counties);
            windows = Map.copyOf(windows);
            for (var window : YearWindow.values()) {
                if (!windows.containsKey(window)) {
                    throw new IllegalArgumentException("The calendar from " + fromYear + " has no days for " + window);
                }
            }
        }

        boolean holds(String county, int year) {
            return year >= fromYear
                    && (toYear == null || year <= toYear)
                    && (counties.isEmpty() || counties.contains(county));
        }

        Span span(YearWindow window) {
            return java.util.Objects.requireNonNull(windows.get(window));
        }
    }

    /** From a first to a last day, both included. */
    public record Span(@NotNull YearDay from, @NotNull YearDay to) {}
}
