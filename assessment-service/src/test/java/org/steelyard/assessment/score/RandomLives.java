package org.steelyard.assessment.score;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.CommendationLevel;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.DeductionGround;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** Lives of a station and its points, drawn from a seed: orderly enough to be legal, careless enough to hit the edges. */
final class RandomLives {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Random random;
    private final List<Event> log = new ArrayList<>();
    private final List<UnitRef> units = new ArrayList<>();
    private final List<Event> warnings = new ArrayList<>();

    RandomLives(long seed) {
        random = new Random(seed);
        for (int i = 0; i < random.nextInt(4); i++) {
            warnings.add(Life.warning(
                    "warning-" + i,
                    random.nextBoolean() ? WarningCategory.FOOD : WarningCategory.FARM_INPUTS,
                    day(random.nextInt(280)),
                    List.of(random.nextBoolean() ? Life.COUNTY : "350428100001")));
        }
        log.addAll(warnings);
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
        for (int version = 1; version <= random.nextInt(3); version++) {
            log.add(Life.syllabus(
                    day(100 + random.nextInt(200)).substring(0, 10),
                    version,
                    random.nextBoolean() ? new String[] {"M" + random.nextInt(3)} : new String[0]));
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
        reports(life);
        duties(life);
        decisions(life);
        for (int month = 1; month <= 9; month++) {
            if (random.nextInt(3) > 0) {
                consultation(life, month);
            }
        }
        for (var warning : warnings) {
            if (random.nextInt(3) > 0) {
                var at = LOCAL.format(LocalDateTime.ofInstant(warning.occurredAt(), WorkingCalendar.ZONE));
                // right at the end of the 24 hours now and then
                life.relayed(warning, at = plus(at, random.nextInt(4) == 0 ? 1440 : random.nextInt(3000)), later(at));
            }
        }
        log.addAll(life.events());
    }

    /** Work beside the ledger, some of it of other years and some of it not proven. */
    private void duties(Life life) {
        var unit = life.unit().code();
        some(2, at -> life.rulesFiled("rules-" + unit + at, at, later(at)));
        some(6, at -> life.meeting("meeting-" + unit + at, at, later(at)));
        some(8, at -> {
            var channels = PublicityChannel.values();
            life.publicity(
                    "publicity-" + unit + at,
                    channels[random.nextInt(4)],
                    random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(3),
                    random.nextInt(4) == 0 ? "2026-03" + at.substring(7) : at,
                    plus(at, 60_000));
        });
        some(2, at -> life.casePublished("published-" + unit + at, at, later(at)));
        some(5, at -> life.patrol("food-" + unit + at, WarningCategory.FOOD, at, later(at)));
        some(3, at -> life.patrol("farm-" + unit + at, WarningCategory.FARM_INPUTS, at, later(at)));
        some(3, at -> life.promotion("promotion-" + unit + at, at, later(at)));
        some(3, at -> life.coordination("coordination-" + unit + at, at, later(at)));
        some(4, at -> {
            var task = "task-" + unit + at;
            var kind = random.nextInt(4) == 0 ? TaskKind.QUESTION : TaskKind.TASK;
            life.task(task, kind, plus(at, random.nextInt(20_000)).substring(0, 10), at, later(at));
            if (random.nextInt(3) > 0) {
                var done = plus(at, random.nextInt(25_000));
                life.taskDone(task, done, later(done));
            }
        });
        some(
                4,
                at -> life.inspectedBy(
                        random.nextInt(3) == 0 ? "office" : Life.STATION.code(), "visit-" + unit + at, at, later(at)));
        if (life.unit().kind() == UnitKind.POINT && random.nextInt(3) > 0) {
            var at = "2026-12-" + (15 + random.nextInt(10)) + " 23:00";
            life.assessed("assessment-" + unit, at, later(at));
        }
    }

    /** What people decide about a unit and its cases. */
    private void decisions(Life life) {
        var unit = life.unit().code();
        some(3, at -> {
            var levels = CommendationLevel.values();
            life.commended("commendation-" + unit + at, levels[random.nextInt(levels.length)], at, later(at));
        });
        some(2, at -> {
            var grounds = DeductionGround.values();
            life.deducted("deduction-" + unit + at, grounds[random.nextInt(grounds.length)], at, later(at));
        });
        for (int i = 0; i < 9; i++) {
            if (random.nextInt(8) == 0) {
                var at = day(random.nextInt(340));
                life.excluded(unit + "-" + i, at, later(at));
                if (random.nextInt(3) == 0) {
                    life.readmitted(unit + "-" + i, plus(at, 1 + random.nextInt(20_000)));
                }
            }
        }
        if (random.nextInt(4) == 0) {
            veto(life, "veto-" + unit);
        }
    }

    private void veto(Life life, String subject) {
        var at = day(random.nextInt(300));
        var period = random.nextInt(5) == 0 ? 2025 : 2026;
        life.violationProposed(subject, period, at, at);
        at = plus(at, random.nextInt(9000));
        life.violationConfirmed(subject, period, false, at, later(at));
        if (random.nextInt(3) > 0) {
            at = plus(at, random.nextInt(9000));
            life.violationConfirmed(subject, period, true, at, later(at));
            if (random.nextInt(3) == 0) {
                life.violationLifted(subject, period, plus(at, 1 + random.nextInt(9000)));
            }
        }
    }

    /** Up to so many times, at some instant of the year or a little before it. */
    private void some(int most, java.util.function.Consumer<String> told) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            told.accept(day(-12 + random.nextInt(365)));
        }
    }

    private void consultation(Life life, int month) {
        var at = "2026-0" + month + "-11 10:00";
        life.consulted(
                "consultation-" + life.unit().code() + month,
                random.nextBoolean() ? ConsultationKind.CONSULTATION : ConsultationKind.NIL_NOTE,
                "2026-0" + month,
                at,
                later(at));
    }

    private void reports(Life life) {
        for (int i = 0; i < random.nextInt(4); i++) {
            var id = "report-" + life.unit().code() + i;
            var at = day(-3 + random.nextInt(260));
            life.reported(id, at, later(at));
            if (random.nextInt(4) > 0) {
                life.passedOn(id, at = plus(at, random.nextInt(4000)), later(at));
            }
            for (int o = random.nextInt(3); o > 0; o--) {
                at = plus(at, random.nextInt(9000));
                life.outcome(id, random.nextBoolean() ? ReportOutcome.CASE_FILED : ReportOutcome.OTHER, at, later(at));
            }
        }
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
        if (random.nextInt(3) == 0) {
            at = pause(complaint, 1, at);
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            complaint.attempted(at = step(at), later(at));
        }
        if (random.nextInt(6) == 0) {
            at = pause(complaint, 2, at);
        }
        if (random.nextInt(4) == 0) {
            complaint.corrected(random.nextBoolean(), plus(at, 10), later(at));
        }
        at = close(complaint, at);
        if (random.nextInt(2) == 0) {
            complaint.calledBack(grade(), at = step(at), later(at));
        }
        if (random.nextInt(5) == 0) {
            complaint.reopened(
                    random.nextBoolean() ? ReopeningReason.FALSE_CLOSURE : ReopeningReason.NEW_EVIDENCE,
                    at = step(at),
                    later(at));
            if (random.nextBoolean()) {
                at = close(complaint, at);
                complaint.calledBack(grade(), step(at));
            }
        }
    }

    private CallbackGrade grade() {
        return CallbackGrade.values()[random.nextInt(CallbackGrade.values().length)];
    }

    private String close(Life.Complaint complaint, String from) {
        var at = from;
        switch (random.nextInt(6)) {
            case 0 -> complaint.withdrawn(at = step(at));
            case 1 -> complaint.terminated(at = plus(at, random.nextInt(100_000)), later(at));
            case 2 -> {}
            default -> complaint.settled(at = step(at), later(at));
        }
        return at;
    }

    /** A pause, which may never end. */
    private String pause(Life.Complaint complaint, int number, String from) {
        var at = step(from);
        complaint.paused(number, at, later(at));
        if (random.nextInt(5) > 0) {
            complaint.resumed(number, at = plus(at, random.nextInt(40_000)), later(at));
        }
        return at;
    }

    /** Whether the office kept it; if not, it came back. */
    private boolean refer(Life.Complaint complaint, String id, String from) {
        var at = from;
        complaint.referred(
                random.nextInt(3) == 0 ? EscalationTrigger.RULE : EscalationTrigger.OFFICER, id, at, later(at));
        if (random.nextInt(4) > 0) {
            complaint.acknowledged(id, at = plus(at, random.nextInt(4000)));
        }
        for (int i = 1; i <= random.nextInt(3); i++) {
            complaint.helpAsked(id, i, at = plus(at, random.nextInt(3000)), later(at));
            if (random.nextInt(3) > 0) {
                complaint.helpGiven(id, i, plus(at, random.nextInt(9000)), later(at));
            }
        }
        if (random.nextInt(2) == 0) {
            complaint.returned(
                    random.nextBoolean() ? ReturnReason.PAPERS_MISSING : ReturnReason.OUTSIDE_DUTY,
                    id,
                    plus(at, random.nextInt(4000)));
            return false;
        }
        if (random.nextInt(3) > 0) {
            complaint.endedByOffice(id, at = plus(at, random.nextInt(20_000)), later(at));
            complaint.resolved(at);
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
                .plus(Duration.ofMinutes(random.nextInt(305 * 1440)))
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
    }
}
