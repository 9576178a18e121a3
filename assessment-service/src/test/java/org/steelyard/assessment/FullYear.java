package org.steelyard.assessment;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ConsultationLogged;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * All that a year wants of a point beside its ledger, told at one instant: so P4 (8), P5 (5), P6 (5) and P8 (3) are full on
 * any day, and its score depends on what a test does.
 */
final class FullYear {

    /** How many events it takes. */
    static final int EVENTS = 24;

    private final UnitRef unit;
    private final Instant at;
    private final List<Event> events = new ArrayList<>();

    private FullYear(UnitRef unit, Instant at) {
        this.unit = unit;
        this.at = at;
    }

    static List<Event> of(UnitRef unit, Instant at) {
        var year = new FullYear(unit, at);
        year.notes();
        year.duties();
        return year.events;
    }

    private void notes() {
        var year = WorkingCalendar.dateOf(at).getYear();
        for (int month = 1; month <= 12; month++) {
            events.add(new ConsultationLogged(
                    origin("complaint-service", "note-" + month),
                    ConsultationKind.NIL_NOTE,
                    YearMonth.of(year, month),
                    null));
        }
    }

    private void duties() {
        for (int i = 1; i <= 4; i++) {
            events.add(new DutyEvent.PublicityHeld(duty("publicity-" + i), PublicityChannel.STALL, 10, 1));
            events.add(new DutyEvent.PatrolRecorded(duty("food-" + i), WarningCategory.FOOD, 3, 0, 1));
        }
        for (int i = 1; i <= 2; i++) {
            events.add(new DutyEvent.PatrolRecorded(duty("farm-" + i), WarningCategory.FARM_INPUTS, 3, 0, 1));
            events.add(new DutyEvent.PromotionHeld(duty("promotion-" + i), 10, 1));
        }
    }

    private Origin duty(String subject) {
        return origin("assessment-service", subject);
    }

    private Origin origin(String source, String subject) {
        return new Origin(source, unit.code() + "-" + subject, 1, at, at, unit, Role.SYSTEM, Channel.APP);
    }
}
