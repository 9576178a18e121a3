package org.steelyard.contracts.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Working days in China: Monday to Friday, less the State Council's holidays, plus its make-up days (调休). Built from
 * {@code date,kind,occasion} lines, kind {@code HOLIDAY} or {@code WORKDAY}; it knows the years it has lines for.
 */
public final class WorkingCalendar {

    /** The zone in which all dates of the network are meant. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<LocalDate, Boolean> exceptions;
    private final Set<Integer> years;

    private WorkingCalendar(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        var known = new HashSet<Integer>();
        exceptions.keySet().forEach(date -> known.add(date.getYear()));
        this.years = Set.copyOf(known);
    }

    /** The calendar that ships with Steelyard. */
    public static WorkingCalendar china() {
        try (var in = Objects.requireNonNull(
                WorkingCalendar.class.getResourceAsStream("/china-working-calendar.csv"), "working calendar")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code date,kind,occasion} lines with a header, UTF-8. */
    public static WorkingCalendar read(InputStream csv) throws IOException {
        var exceptions = new HashMap<LocalDate, Boolean>();
        var reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
        reader.readLine();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                var fields = line.split(",", 3);
                exceptions.put(LocalDate.parse(fields[0]), working(fields[1]));
            }
        }
        return new WorkingCalendar(exceptions);
    }

    private static boolean working(String kind) {
        return switch (kind) {
            case "WORKDAY" -> true;
            case "HOLIDAY" -> false;
            default -> throw new IllegalArgumentException("Neither HOLIDAY nor WORKDAY: " + kind);
        };
    }

    /** The local date of an instant. */
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** Whether people work on that day; a year that is not loaded is {@link CalendarMissing}. */
    public boolean isWorkingDay(LocalDate date) {
        if (!knows(date)) {
            throw new CalendarMissing(date.getYear());
        }
        var exception = exceptions.get(date);
        return exception != null ? exception : date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** The N-th working day after a date; the date itself does not count. */
    public DueDate workingDaysAfter(LocalDate date, int days) {
        var day = date;
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            if (!knows(day)) {
                return DueDate.notBefore(day.minusDays(1), day.getYear());
            }
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return DueDate.on(day);
    }

    /** N calendar days after a date, moved to the next working day if it is not one. */
    public DueDate calendarDaysAfter(LocalDate date, int days) {
        return onOrAfter(date.plusDays(days));
    }

    /** The date itself if people work on it, else the next working day. */
    public DueDate onOrAfter(LocalDate date) {
        var day = date;
        while (knows(day)) {
            if (isWorkingDay(day)) {
                return DueDate.on(day);
            }
            day = day.plusDays(1);
        }
        return DueDate.notBefore(day.isEqual(date) ? day : day.minusDays(1), day.getYear());
    }

    /** Every day of the years that are loaded, in order. */
    public Stream<LocalDate> days() {
        return years.stream()
                .sorted()
                .flatMap(year -> LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)));
    }

    private boolean knows(LocalDate date) {
        return years.contains(date.getYear());
    }
}
