package org.steelyard.assessment.score;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Lives of a station and its points, drawn from a seed: orderly enough to be legal, careless enough to hit the edges. */
final class RandomLives {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Random random;
    private final List<Event> log = new ArrayList<>();
    private final List<UnitRef> units = new ArrayList<>();

    RandomLives(long seed) {
        random = new Random(seed);
        unit(Life.STATION);
        for (int i = 1; i <= 1 + random.nextInt(3); i++) {
            var code = "35042810000" + i;
            unit(new UnitRef(code, UnitKind.POINT, List.of(Life.COUNTY, Life.STATION.code(), code)));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            log.add(Life.session(
                    "session-" + i,
                    day(170 + random.nextInt(100)).substring(0, 10),
                    List.of("M" + random.nextInt(3), "M" + random.nextInt(3)),
                    List.of(units.get(random.nextInt(units.size())).code())));
        }
    }

    List<Event> log() {
        return List.copyOf(log);
    }

    List<UnitRef> units() {
        return List.copyOf(units);
    }

    private void unit(UnitRef unit) {
        units.add(unit);
        var life = Life.of(unit);
        for (int i = 0; i < random.nextInt(3); i++) {
            life.officer("officer-" + i, day(10 + random.nextInt(60)).substring(0, 10), null);
            for (int c = 0; c < random.nextInt(3); c++) {
                var at = day(100 + random.nextInt(120));
                var module = "M" + random.nextInt(3);
                life.completed("officer-" + i, module, at, later(at));
                if (random.nextInt(5) == 0) {
                    life.revoked("officer-" + i, module, plus(at, 9000));
                }
            }
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            var at = day(random.nextInt(250));
            var passed = EnumSet.noneOf(InspectionItem.class);
            for (var item : InspectionItem.values()) {
                if (random.nextInt(4) > 0) {
                    passed.add(item);
                }
            }
            life.inspected("inspection-" + unit.code() + i, at, later(at), passed);
        }
        if (random.nextInt(8) == 0) {
            life.closed(day(150 + random.nextInt(100)).substring(0, 10));
        }
        for (int i = 0; i < random.nextInt(9); i++) {
            complaint(life, unit.code() + "-" + i);
        }
        log.addAll(life.events());
    }

    private void complaint(Life life, String id) {
        var at = day(-5 + random.nextInt(240));
        var complaint = life.complaint(id, at, later(at), random.nextInt(5) > 0);
        if (random.nextInt(3) == 0) {
            complaint.asked(random.nextInt(4) == 0 ? "R3" : "R1", id + "-r1", plus(at, random.nextInt(60)));
        }
        if (random.nextInt(8) == 0) {
            complaint.withdrawn(at = step(at));
            return;
        }
        if (random.nextInt(4) == 0 && refer(complaint, id + "-r1", at = plus(at, random.nextInt(5000)))) {
            return;
        }
        if (random.nextInt(10) == 0) {
            complaint.declined(at = step(at));
            return;
        }
        if (random.nextInt(10) == 0) {
            return;
        }
        complaint.accepted(at = step(at), later(at));
        if (random.nextInt(4) == 0 && refer(complaint, id + "-r2", at = plus(at, random.nextInt(5000)))) {
            return;
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            complaint.attempted(at = step(at), later(at));
        }
        switch (random.nextInt(6)) {
            case 0 -> complaint.withdrawn(step(at));
            case 1 -> complaint.terminated(at = plus(at, random.nextInt(100_000)), later(at));
            case 2 -> {}
            default -> complaint.settled(at = step(at), later(at));
        }
    }

    /** Whether the office kept it; if not, it came back. */
    private boolean refer(Life.Complaint complaint, String id, String from) {
        var at = from;
        complaint.referred(
                random.nextInt(3) == 0 ? EscalationTrigger.RULE : EscalationTrigger.OFFICER, id, at, later(at));
        if (random.nextInt(4) > 0) {
            complaint.acknowledged(id, at = plus(at, random.nextInt(4000)));
        }
        if (random.nextInt(2) == 0) {
            complaint.returned(
                    random.nextBoolean() ? ReturnReason.PAPERS_MISSING : ReturnReason.OUTSIDE_DUTY,
                    id,
                    plus(at, random.nextInt(4000)));
            return false;
        }
        if (random.nextInt(3) > 0) {
            complaint.resolved(plus(at, random.nextInt(20_000)));
        }
        return true;
    }

    /** The day of the year 2026 from 0, at some minute. */
    private String day(int day) {
        return LOCAL.format(LocalDateTime.of(2026, 1, 1, 0, 0).plusDays(day).plusMinutes(random.nextInt(1440)));
    }

    private String step(String at) {
        return plus(at, random.nextInt(random.nextInt(4) == 0 ? 30_000 : 4000));
    }

    private static String plus(String at, int minutes) {
        return LOCAL.format(LocalDateTime.parse(at, LOCAL).plusMinutes(minutes));
    }

    private String later(String at) {
        return random.nextInt(3) > 0 ? at : plus(at, random.nextInt(8000));
    }

    Instant someInstant() {
        return LocalDateTime.of(2026, 3, 1, 0, 0)
                .plus(Duration.ofMinutes(random.nextInt(290 * 1440)))
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
    }
}
