package org.steelyard.assessment.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.board.Board.Count;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.contracts.DutyEvent.DefectFixed;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.DutyEvent.JointActionHeld;
import org.steelyard.contracts.DutyEvent.TaskAssigned;
import org.steelyard.contracts.DutyEvent.TaskCompleted;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.JointActionKind;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent.ReviewRecorded;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * Counts for the board: a pure function of the facts, the units and the day. None where a measure does not apply, because
 * there is nothing to count or nothing due yet.
 */
final class Counting {

    private static final Set<JointActionKind> DATED_RECORDS =
            EnumSet.range(JointActionKind.DEPLOYMENT, JointActionKind.COMMENDATION);
    private static final List<Role> DEPARTMENTS = List.of(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);

    private final List<Event> facts;
    private final List<Staffed> units;
    private final int period;
    private final LocalDate day;
    private final LocalDate today;
    private final Ratio elapsed;
    private final int sessions;

    /**
     * @param facts of the year and the next
     * @param units stations and points in service on the day looked at, with who serves there
     * @param sessions N
     */
    Counting(List<Event> facts, List<Staffed> units, int period, Instant asOf, int sessions) {
        this.facts = facts.stream()
                .filter(fact -> !fact.recordedAt().isAfter(asOf))
                .sorted(Comparator.comparing(Event::occurredAt)
                        .thenComparing(Event::subject)
                        .thenComparingLong(Event::sequence))
                .toList();
        this.units = units;
        this.period = period;
        this.today = WorkingCalendar.dateOf(asOf);
        this.day = lookedAt(period, asOf);
        this.elapsed = today.getYear() > period
                ? Ratio.ONE
                : Ratio.of(today.getDayOfYear() - 1L, today.lengthOfYear()); // whole days before today
        this.sessions = sessions;
    }

    /** The day whose units and officers count: today, or the last of a year that is over. */
    static LocalDate lookedAt(int period, Instant asOf) {
        var today = WorkingCalendar.dateOf(asOf);
        var end = LocalDate.of(period, 12, 31);
        return today.isAfter(end) ? end : today;
    }

    @Nullable
    Count count(BoardFile.Line line) {
        return switch (line.measure()) {
            case SESSIONS_DELIVERED -> sessionsDelivered();
            case STAFF_COVERED -> staffCovered();
            case MODES_USED -> modesUsed(line);
            case GUIDANCE_VISITS -> visits(line);
            case DEFECTS_FIXED -> defectsFixed();
            case REVIEW_ATTENDANCE -> reviews();
            case JOINT_RECORDS -> jointRecords(line);
            case JOINT_ACTIONS -> jointActions(line);
            case QUESTIONS_ANSWERED -> questions();
        };
    }

    /** The share of the weight a count earns. */
    static Ratio share(Count count) {
        return count.n() == 0 ? Ratio.ONE : Ratio.of(count.k(), count.n()).min(Ratio.ONE);
    }

    private @Nullable Count sessionsDelivered() {
        var due = Ratio.of(sessions).times(elapsed).floor();
        if (due == 0 || units.isEmpty()) {
            return null;
        }
        var held = held();
        var missing = units.stream()
                .map(Staffed::unit)
                .filter(unit -> held.stream()
                                .filter(session -> session.areas().stream().anyMatch(unit.path()::contains))
                                .count()
                        < due)
                .map(UnitRef::code)
                .toList();
        return new Count(units.size() - missing.size(), units.size(), ids(held), missing);
    }

    private @Nullable Count staffCovered() {
        var staff = units.stream().mapToInt(unit -> unit.officers().size()).sum();
        if (Ratio.of(sessions).times(elapsed).floor() == 0 || staff == 0) {
            return null;
        }
        var first = new HashMap<String, TrainingCompleted>();
        valid().forEach(completed -> first.putIfAbsent(completed.officer(), completed));
        var events = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var unit : units) {
            for (var officer : unit.officers()) {
                var completed = first.get(officer);
                if (completed == null) {
                    missing.add(unit.unit().code() + "/" + officer);
                } else {
                    events.add(completed.id());
                }
            }
        }
        return new Count(staff - missing.size(), staff, events, missing);
    }

    private @Nullable Count modesUsed(BoardFile.Line line) {
        var events = new TreeMap<TrainingMode, String>();
        held().forEach(session -> events.putIfAbsent(session.mode(), session.id()));
        valid().forEach(completed -> events.putIfAbsent(completed.mode(), completed.id()));
        var missing = Arrays.stream(TrainingMode.values())
                .filter(mode -> !events.containsKey(mode))
                .map(Enum::name)
                .toList();
        return quota(line, 1, List.copyOf(events.values()), missing);
    }

    /** A visit by the station above is not the departments' doing. */
    private @Nullable Count visits(BoardFile.Line line) {
        var most = perYear(line);
        var visits = new LinkedHashMap<String, List<String>>();
        units.forEach(unit -> visits.put(unit.unit().code(), new ArrayList<>()));
        for (var inspection : of(InspectionRecorded.class)) {
            var path = inspection.origin().unit().path();
            var ofUnit = visits.get(inspection.key());
            if (ofUnit != null && ofUnit.size() < most && path.indexOf(inspection.inspector()) <= 0) {
                ofUnit.add(inspection.id());
            }
        }
        var missing = visits.entrySet().stream()
                .filter(unit -> unit.getValue().size() < most)
                .map(Map.Entry::getKey)
                .toList();
        return quota(
                line,
                units.size(),
                visits.values().stream().flatMap(List::stream).toList(),
                missing);
    }

    private @Nullable Count defectsFixed() {
        var fixes = new HashMap<String, String>();
        all(DefectFixed.class, _ -> true).forEach(fix -> fixes.putIfAbsent(fix.subject() + "/" + fix.item(), fix.id()));
        var fixed = new ArrayList<String>();
        var open = new TreeMap<String, String>();
        for (var inspection : all(InspectionRecorded.class, _ -> true)) {
            for (var item : InspectionItem.values()) {
                var defect = inspection.key() + "/" + item;
                if (inspection.passed().contains(item)) {
                    if (open.remove(defect) != null) {
                        fixed.add(inspection.id());
                    }
                } else if (open.containsKey(defect) || inPeriod(inspection)) {
                    open.putIfAbsent(defect, inspection.id());
                    if (fixes.get(inspection.subject() + "/" + item) instanceof String fix) {
                        fixed.add(fix);
                        open.remove(defect);
                    }
                }
            }
        }
        var n = fixed.size() + open.size();
        return n == 0 ? null : new Count(fixed.size(), n, fixed, List.copyOf(open.keySet()));
    }

    /** Each unit that was reviewed together, or visited for it, wants both departments there. */
    private @Nullable Count reviews() {
        var attended = new TreeMap<String, String>();
        var reviewed = new TreeSet<String>();
        for (var review : all(ReviewRecorded.class, review -> review.period() == period)) {
            if (review.stage() == ReviewStage.JOINT || review.fieldSample()) {
                reviewed.add(review.key());
                var role = review.origin().actorRole();
                if (DEPARTMENTS.contains(role)) {
                    attended.putIfAbsent(review.origin().unit().code() + "/" + role, review.id());
                }
            }
        }
        var wanted = new TreeSet<String>();
        all(ReviewRecorded.class, review -> review.period() == period).stream()
                .filter(review -> reviewed.contains(review.key()))
                .forEach(review -> DEPARTMENTS.forEach(
                        role -> wanted.add(review.origin().unit().code() + "/" + role)));
        if (wanted.isEmpty()) {
            return null;
        }
        var missing =
                wanted.stream().filter(place -> !attended.containsKey(place)).toList();
        return new Count(attended.size(), wanted.size(), List.copyOf(attended.values()), missing);
    }

    private @Nullable Count jointRecords(BoardFile.Line line) {
        var events = new TreeMap<JointActionKind, String>();
        of(JointActionHeld.class).stream()
                .filter(action -> DATED_RECORDS.contains(action.kind()))
                .forEach(action -> events.putIfAbsent(action.kind(), action.id()));
        var missing = DATED_RECORDS.stream()
                .filter(kind -> !events.containsKey(kind))
                .map(Enum::name)
                .toList();
        return quota(line, 1, List.copyOf(events.values()), missing);
    }

    private @Nullable Count jointActions(BoardFile.Line line) {
        var actions = of(JointActionHeld.class).stream()
                .filter(action -> action.kind() == JointActionKind.ENFORCEMENT)
                .toList();
        return quota(line, 1, ids(actions), List.of());
    }

    private @Nullable Count questions() {
        var completed = new HashMap<String, TaskCompleted>();
        all(TaskCompleted.class, _ -> true).forEach(task -> completed.putIfAbsent(task.subject(), task));
        var answered = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var task : of(TaskAssigned.class)) {
            var answer = completed.get(task.subject());
            if (task.kind() != TaskKind.QUESTION || (answer == null && !today.isAfter(task.dueOn()))) {
                continue;
            }
            if (answer != null && !WorkingCalendar.dateOf(answer.occurredAt()).isAfter(task.dueOn())) {
                answered.add(answer.id());
            } else {
                missing.add(answer == null ? task.id() : answer.id());
            }
        }
        var n = answered.size() + missing.size();
        return n == 0 ? null : new Count(answered.size(), n, answered, missing);
    }

    /** Done against what is due by now; nothing due and nothing done does not apply. */
    private @Nullable Count quota(BoardFile.Line line, int times, List<String> done, List<String> missing) {
        var due = Ratio.of((long) perYear(line) * times).times(elapsed).floor();
        return due == 0 && done.isEmpty() ? null : new Count(done.size(), due, done, missing);
    }

    private static int perYear(BoardFile.Line line) {
        return line.perYear() == null ? 1 : line.perYear();
    }

    private List<SessionHeld> held() {
        return all(
                SessionHeld.class,
                session -> session.heldOn().getYear() == period
                        && !session.heldOn().isAfter(day));
    }

    /** The completions of the year that stand; the last event of each says whether it does. */
    private List<TrainingCompleted> valid() {
        var last = new LinkedHashMap<String, TrainingEvent>();
        for (var event : all(TrainingEvent.class, _ -> true)) {
            var ofYear = switch (event) {
                case TrainingCompleted completed -> completed.year() == period;
                case CompletionRevoked revoked -> revoked.year() == period;
                default -> false;
            };
            if (ofYear) {
                last.merge(event.subject(), event, (one, other) -> one.sequence() > other.sequence() ? one : other);
            }
        }
        return last.values().stream()
                .filter(TrainingCompleted.class::isInstance)
                .map(TrainingCompleted.class::cast)
                .toList();
    }

    private boolean inPeriod(Event event) {
        return WorkingCalendar.dateOf(event.occurredAt()).getYear() == period;
    }

    /** Facts of a kind that happened in the year. */
    private <E extends Event> List<E> of(Class<E> type) {
        return all(type, this::inPeriod);
    }

    private <E extends Event> List<E> all(Class<E> type, Predicate<E> which) {
        return facts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .toList();
    }

    private static List<String> ids(List<? extends Event> events) {
        return events.stream().map(Event::id).toList();
    }

    /**
     * A station or point and who serves there.
     *
     * @param officers opaque ids
     */
    record Staffed(UnitRef unit, Set<String> officers) {
        Staffed {
            officers = Set.copyOf(new HashSet<>(officers));
        }
    }
}
