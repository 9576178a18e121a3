package org.steelyard.assessment.score;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CommendationLevel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.ConsultationKind;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.DeductionGround;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ReportOutcome;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.TerminationGround;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.VetoGround;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** What happens at a unit, told as events. Times are local: {@code 2026-05-11} (at nine) or {@code 2026-05-11 14:30}. */
public final class Life {

    public static final String COUNTY = "350428000000";
    public static final UnitRef COUNTY_UNIT = new UnitRef(COUNTY, UnitKind.COUNTY, List.of(COUNTY));
    public static final UnitRef STATION =
            new UnitRef("350428100000", UnitKind.STATION, List.of(COUNTY, "350428100000"));
    public static final UnitRef POINT =
            new UnitRef("350428100001", UnitKind.POINT, List.of(COUNTY, "350428100000", "350428100001"));

    private final UnitRef unit;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Integer> sequences = new HashMap<>();
    private final List<Appointment> officers = new ArrayList<>();
    private @Nullable LocalDate closedOn;

    public Life(UnitRef unit) {
        this.unit = unit;
    }

    /** A registered unit. */
    public static Life of(UnitRef unit) {
        var life = new Life(unit);
        life.tellUnit("2024-01-02");
        return life;
    }

    public static Instant at(String local) {
        var time = local.length() == 10 ? local + "T09:00" : local.replace(' ', 'T');
        return LocalDateTime.parse(time).atZone(WorkingCalendar.ZONE).toInstant();
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public UnitRef unit() {
        return unit;
    }

    Life tellUnit(String recorded) {
        var state = new NetworkEvent.UnitState("站点", LocalDate.parse("2024-01-02"), closedOn, officers);
        var origin = origin("assessment-service", unit.code(), recorded, recorded);
        events.add(
                origin.sequence() == 1
                        ? new NetworkEvent.UnitRegistered(origin, state)
                        : new NetworkEvent.UnitChanged(origin, state));
        return this;
    }

    Life officer(String officer, String from, @Nullable String to) {
        officers.add(new Appointment(
                officer,
                LocalDate.parse(from),
                at(from),
                to == null ? null : LocalDate.parse(to),
                to == null ? null : at(to)));
        return tellUnit(to == null ? from : to);
    }

    public Life closed(String day) {
        closedOn = LocalDate.parse(day);
        return tellUnit(day);
    }

    public Life inspected(String at, Set<InspectionItem> passed) {
        return inspected("inspection-" + events.size(), at, at, passed);
    }

    Life inspected(String subject, String at, String recorded, Set<InspectionItem> passed) {
        return add(new DutyEvent.InspectionRecorded(
                origin("assessment-service", subject, at, recorded), STATION.code(), passed));
    }

    Life completed(String officer, String module, String at) {
        return completed(officer, module, at, at);
    }

    Life completed(String officer, String module, String at, String recorded) {
        var year = Integer.parseInt(at.substring(0, 4));
        return add(new TrainingEvent.TrainingCompleted(
                origin(
                        "training-service",
                        "completion-" + unit.code() + "-" + officer + "-" + module + "-" + year,
                        at,
                        recorded),
                officer,
                module,
                year,
                TrainingMode.SELF_STUDY,
                CompletionBasis.QUIZ,
                null));
    }

    Life revoked(String officer, String module, String at) {
        var year = Integer.parseInt(at.substring(0, 4));
        return add(new TrainingEvent.CompletionRevoked(
                origin(
                        "training-service",
                        "completion-" + unit.code() + "-" + officer + "-" + module + "-" + year,
                        at,
                        at),
                officer,
                module,
                year));
    }

    /** A session, told by the county. */
    static Event session(String subject, String day, List<String> modules, List<String> areas) {
        return new TrainingEvent.SessionHeld(
                new Life(COUNTY_UNIT).origin("training-service", subject, day, day),
                TrainingMode.LECTURE,
                modules,
                LocalDate.parse(day),
                areas,
                12);
    }

    /** A syllabus whose modules can all be studied alone. */
    static Event syllabus(String day, int version, String... modules) {
        return new TrainingEvent.SyllabusPublished(
                new Life(COUNTY_UNIT).origin("training-service", "syllabus-" + version, day, day),
                version,
                LocalDate.parse(day),
                List.of(modules).stream()
                        .map(module -> new TrainingEvent.SyllabusModule(module, true))
                        .toList());
    }

    /** A warning, given by the county. */
    static Event warning(String subject, WarningCategory category, String at, List<String> areas) {
        return new EscalationEvent.WarningIssued(
                new Life(COUNTY_UNIT).origin("escalation-service", subject, at, at),
                category,
                areas,
                at(at).plus(Duration.ofHours(24)));
    }

    Life relayed(Event warning, String at, String... recorded) {
        var issued = (EscalationEvent.WarningIssued) warning;
        return add(new EscalationEvent.WarningRelayed(
                origin("escalation-service", warning.subject() + "-" + unit.code(), at, later(at, recorded)),
                warning.subject(),
                issued.category(),
                issued.occurredAt(),
                true));
    }

    Life reported(String subject, String at, String... recorded) {
        return add(new ComplaintEvent.ViolationReported(
                origin("complaint-service", subject, at, later(at, recorded)),
                unit.code() + "-2026-0002",
                Category.FOOD,
                true,
                null,
                null));
    }

    Life passedOn(String subject, String at, String... recorded) {
        return add(new ComplaintEvent.LeadPassedOn(
                origin("complaint-service", subject, at, later(at, recorded)), "office", null));
    }

    Life consulted(String subject, ConsultationKind kind, String month, String at, String... recorded) {
        return add(new ComplaintEvent.ConsultationLogged(
                origin("complaint-service", subject, at, later(at, recorded)), kind, YearMonth.parse(month), null));
    }

    Life inspectedBy(String inspector, String subject, String at, String... recorded) {
        return add(new DutyEvent.InspectionRecorded(
                duty(subject, at, recorded), inspector, Set.of(InspectionItem.values())));
    }

    Life assessed(String subject, String at, String... recorded) {
        return add(new DutyEvent.PointAssessed(duty(subject, at, recorded), STATION.code(), true));
    }

    Life rulesFiled(String subject, String at, String... recorded) {
        return add(new DutyEvent.RulesFiled(duty(subject, at, recorded), 1));
    }

    Life meeting(String subject, String at, String... recorded) {
        return add(new DutyEvent.MeetingHeld(duty(subject, at, recorded), 9, 1));
    }

    Life publicity(String subject, PublicityChannel channel, int evidence, String at, String... recorded) {
        return add(new DutyEvent.PublicityHeld(duty(subject, at, recorded), channel, 40, evidence));
    }

    Life casePublished(String subject, String at, String... recorded) {
        return add(new DutyEvent.CasePublished(duty(subject, at, recorded), PublicityChannel.INTERNET, null, 1));
    }

    Life patrol(String subject, WarningCategory category, String at, String... recorded) {
        return add(new DutyEvent.PatrolRecorded(duty(subject, at, recorded), category, 5, 1, 1));
    }

    Life promotion(String subject, String at, String... recorded) {
        return add(new DutyEvent.PromotionHeld(duty(subject, at, recorded), 20, 1));
    }

    Life coordination(String subject, String at, String... recorded) {
        return add(new DutyEvent.CoordinationHeld(duty(subject, at, recorded), Set.of("office"), 1));
    }

    Life task(String subject, TaskKind kind, String dueOn, String at, String... recorded) {
        return add(new DutyEvent.TaskAssigned(duty(subject, at, recorded), kind, "office", LocalDate.parse(dueOn)));
    }

    Life taskDone(String subject, String at, String... recorded) {
        return add(new DutyEvent.TaskCompleted(duty(subject, at, recorded), 1));
    }

    Life commended(String subject, CommendationLevel level, String at, String... recorded) {
        return add(new DutyEvent.CommendationRecorded(duty(subject, at, recorded), level, null, 1));
    }

    Life deducted(String subject, DeductionGround ground, String at, String... recorded) {
        return add(new DutyEvent.DeductionRecorded(duty(subject, at, recorded), ground, 1));
    }

    public Life excluded(String complaint, String at, String... recorded) {
        return add(new SchemeEvent.CaseExcluded(
                duty("exclusion-" + complaint, at, recorded), complaint, ExclusionGround.DUPLICATE));
    }

    public Life readmitted(String complaint, String at, String... recorded) {
        return add(new SchemeEvent.CaseReadmitted(duty("exclusion-" + complaint, at, recorded), complaint));
    }

    public Life violationProposed(String subject, int period, String at, String... recorded) {
        return add(new SchemeEvent.ViolationProposed(
                duty(subject, at, recorded), period, VetoGround.FEES_OR_BENEFITS, List.of("c")));
    }

    public Life violationConfirmed(String subject, int period, boolean effective, String at, String... recorded) {
        return add(new SchemeEvent.ViolationConfirmed(
                duty(subject, at, recorded), period, VetoGround.FEES_OR_BENEFITS, effective));
    }

    public Life violationLifted(String subject, int period, String at, String... recorded) {
        return add(new SchemeEvent.ViolationLifted(
                duty(subject, at, recorded), period, VetoGround.FEES_OR_BENEFITS, null));
    }

    Life outcome(String report, ReportOutcome outcome, String at, String... recorded) {
        return add(new ComplaintEvent.ReportOutcomeRecorded(
                origin("complaint-service", report, at, later(at, recorded)), outcome, null));
    }

    private Origin duty(String subject, String at, String... recorded) {
        return origin("assessment-service", subject, at, later(at, recorded));
    }

    public Complaint complaint(String subject, String received) {
        return complaint(subject, received, received, true);
    }

    public Complaint complaint(String subject, String received, String recorded, boolean complete) {
        return new Complaint(subject).received(received, recorded, complete);
    }

    private Life add(Event event) {
        events.add(event);
        return this;
    }

    private Origin origin(String source, String subject, String at, String recorded) {
        return new Origin(
                source,
                subject,
                sequences.merge(source + subject, 1, Integer::sum),
                at(at),
                at(recorded),
                unit,
                Role.POINT_OFFICER,
                Channel.APP);
    }

    private static String later(String at, String... recorded) {
        return recorded.length == 0 ? at : recorded[0];
    }

    /** One complaint, step by step. */
    public final class Complaint {
        private final String subject;

        Complaint(String subject) {
            this.subject = subject;
        }

        private Complaint own(String at, String recorded, java.util.function.Function<Origin, Event> event) {
            add(event.apply(origin("complaint-service", subject, at, recorded)));
            return this;
        }

        private Complaint referral(
                String id, String at, String recorded, java.util.function.Function<Origin, Event> event) {
            add(event.apply(origin("escalation-service", id, at, recorded)));
            return this;
        }

        public Complaint received(String at, String recorded, boolean complete) {
            return own(
                    at,
                    recorded,
                    o -> new ComplaintEvent.ComplaintReceived(
                            o,
                            unit.code() + "-2026-0001",
                            Category.GENERAL,
                            Money.cny("100"),
                            1,
                            Harm.NONE,
                            complete,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }

        public Complaint accepted(String at, String... recorded) {
            return own(at, later(at, recorded), o -> new ComplaintEvent.ComplaintAccepted(o, "D2", null));
        }

        public Complaint declined(String at, String... recorded) {
            return own(
                    at, later(at, recorded), o -> new ComplaintEvent.ComplaintDeclined(o, DeclineGround.values()[0]));
        }

        public Complaint attempted(String at, String... recorded) {
            return own(
                    at,
                    later(at, recorded),
                    o -> new ComplaintEvent.MediationAttempted(o, 1, AttemptOutcome.ADJOURNED));
        }

        public Complaint settled(String at, String... recorded) {
            return own(at, later(at, recorded), o -> new ComplaintEvent.ComplaintSettled(o, null));
        }

        public Complaint terminated(String at, String... recorded) {
            return own(
                    at,
                    later(at, recorded),
                    o -> new ComplaintEvent.MediationTerminated(o, TerminationGround.values()[0], 1));
        }

        public Complaint withdrawn(String at, String... recorded) {
            return own(at, later(at, recorded), ComplaintEvent.ComplaintWithdrawn::new);
        }

        public Complaint resolved(String at, String... recorded) {
            return own(
                    at,
                    later(at, recorded),
                    o -> new ComplaintEvent.ComplaintResolved(o, "e", ResolutionOutcome.SETTLED_BY_OFFICE));
        }

        public Complaint reopened(String at, String... recorded) {
            return reopened(ReopeningReason.AGREEMENT_NOT_KEPT, at, recorded);
        }

        Complaint reopened(ReopeningReason reason, String at, String... recorded) {
            return own(at, later(at, recorded), o -> new ComplaintEvent.ComplaintReopened(o, reason));
        }

        public Complaint corrected(boolean complete, String at, String... recorded) {
            return own(
                    at,
                    later(at, recorded),
                    o -> new ComplaintEvent.LedgerCorrected(
                            o,
                            Set.of("respondent.phone"),
                            CorrectionReason.NEW_INFORMATION,
                            Category.GENERAL,
                            Money.cny("100"),
                            1,
                            Harm.NONE,
                            complete,
                            null,
                            null,
                            null));
        }

        public Complaint paused(int pause, String at, String... recorded) {
            return own(
                    at,
                    later(at, recorded),
                    o -> new ComplaintEvent.DeadlinePaused(o, pause, PauseReason.APPRAISAL_OR_TESTING));
        }

        public Complaint resumed(int pause, String at, String... recorded) {
            return own(at, later(at, recorded), o -> new ComplaintEvent.DeadlineResumed(o, pause, 0, null, null));
        }

        public Complaint calledBack(CallbackGrade grade, String at, String... recorded) {
            return own(at, later(at, recorded), o -> new ComplaintEvent.CallbackRecorded(o, grade, true, null));
        }

        public Complaint helpAsked(String id, int request, String at, String... recorded) {
            return referral(
                    id,
                    at,
                    later(at, recorded),
                    o -> new EscalationEvent.AssistanceRequested(
                            o, subject, "office", request, AssistanceKind.EVIDENCE, null));
        }

        public Complaint helpGiven(String id, int request, String at, String... recorded) {
            return referral(
                    id,
                    at,
                    later(at, recorded),
                    o -> new EscalationEvent.AssistanceGiven(o, subject, "office", request));
        }

        public Complaint endedByOffice(String id, String at, String... recorded) {
            return referral(
                    id,
                    at,
                    later(at, recorded),
                    o -> new EscalationEvent.EscalationResolved(
                            o, subject, "office", ResolutionOutcome.SETTLED_BY_OFFICE));
        }

        public Complaint asked(String rule, String id, String at, String... recorded) {
            return referral(
                    id, at, later(at, recorded), o -> new EscalationEvent.ReferralDue(o, subject, rule, 1, null, null));
        }

        Complaint referred(EscalationTrigger by, String id, String at, String... recorded) {
            return referral(
                    id,
                    at,
                    later(at, recorded),
                    o -> new EscalationEvent.EscalatedToOffice(o, subject, "office", by, null, null, null, null));
        }

        public Complaint acknowledged(String id, String at, String... recorded) {
            return referral(
                    id,
                    at,
                    later(at, recorded),
                    o -> new EscalationEvent.EscalationAcknowledged(o, subject, "office", null));
        }

        Complaint returned(ReturnReason reason, String id, String at, String... recorded) {
            return referral(
                    id,
                    at,
                    later(at, recorded),
                    o -> new EscalationEvent.EscalationReturned(o, subject, "office", reason));
        }

        Life then() {
            return Life.this;
        }
    }
}
