package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.deadline.LimitUnit;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Money;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TerminationGround;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;

class ComplaintTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
    private static final UnitRef POINT =
            new UnitRef("350428100201", UnitKind.POINT, List.of("350428000000", "350428100000", "350428100201"));
    private static final WorkingCalendar CALENDAR = WorkingCalendar.china();
    private static final Limits D1 = new Limits(
            new Deadline(
                    "D1",
                    1,
                    LocalDate.parse("2026-11-23"),
                    7,
                    LimitUnit.WORKING_DAYS,
                    0,
                    LocalDate.parse("2026-12-02"),
                    null),
            List.of());
    private static final Limits D2 = new Limits(
            new Deadline("D2", 1, LocalDate.parse("2026-11-23"), 60, LimitUnit.CALENDAR_DAYS, 0, null, 2027),
            List.of());
    private static final Deadline D3 = D1.legal();
    private static final String OFFICE = "350428-AMR-GY";

    @Test
    void receptionTellsWhatWasEnteredAndNobodysName() {
        var complaint = aComplaint();

        var told = complaint.receive(on(MONDAY), D1, null, null);

        assertThat(told)
                .isEqualTo(new ComplaintEvent.ComplaintReceived(
                        new Origin(
                                "complaint-service",
                                "c-1",
                                1,
                                MONDAY,
                                MONDAY,
                                POINT,
                                Role.POINT_OFFICER,
                                Channel.PHONE),
                        "350428100201-2026-0001",
                        Category.FOOD,
                        Money.cny("6000.00"),
                        1,
                        Harm.NONE,
                        true,
                        LocalDate.parse("2026-12-02"),
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.RECEIVED);
    }

    @Test
    void acceptanceSetsTheLimitOfMediation() {
        var complaint = aReceivedComplaint();

        var told = complaint.accept(on(MONDAY), D2);

        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ACCEPTED);
        assertThat(told.deadlineRule()).isEqualTo("D2");
        assertThat(told.mediationDueOn()).isNull();
        assertThat(complaint.mediation()).isEqualTo(D2.legal());
    }

    @Test
    void isSettledOnlyAfterAcceptance() {
        var complaint = aReceivedComplaint();

        assertThatThrownBy(() -> complaint.settle(on(MONDAY), null)).isInstanceOf(TransitionRefused.class);
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.RECEIVED);
        assertThat(complaint.steps()).hasSize(1);
    }

    @Test
    void isSettledAtOnceAfterAcceptance() {
        var complaint = anAcceptedComplaint();

        var told = complaint.settle(on(MONDAY), Money.cny("5000.00"));

        assertThat(told.settledAmount()).isEqualTo(Money.cny("5000.00"));
        assertThat(told.sequence()).isEqualTo(3);
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.SETTLED);
    }

    @Test
    void countsItsAttemptsAndTellsThemWhenMediationEnds() {
        var complaint = anAcceptedComplaint();

        assertThat(complaint
                        .attemptMediation(on(MONDAY), AttemptOutcome.ADJOURNED)
                        .attempt())
                .isEqualTo(1);
        assertThat(complaint.attemptMediation(on(MONDAY), AttemptOutcome.FAILED).attempt())
                .isEqualTo(2);
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.IN_MEDIATION);
        assertThat(complaint
                        .terminate(on(MONDAY), TerminationGround.NO_AGREEMENT_POSSIBLE, D3)
                        .attempts())
                .isEqualTo(2);
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.TERMINATED);
    }

    @Test
    void keepsEachStepWithItsActorAndNeverOverwritesOne() {
        var complaint = aReceivedComplaint();
        var told = complaint.decline(on(TUESDAY), DeclineGround.OLDER_THAN_THREE_YEARS);

        assertThat(complaint.steps())
                .containsExactly(
                        new Step(
                                1,
                                StepType.RECEPTION,
                                MONDAY,
                                MONDAY,
                                "point-officer",
                                Role.POINT_OFFICER,
                                Channel.PHONE,
                                ComplaintStatus.RECEIVED,
                                "complaint-service/c-1/1",
                                Map.of(),
                                null),
                        new Step(
                                2,
                                StepType.DECLINATION,
                                TUESDAY,
                                TUESDAY,
                                "point-officer",
                                Role.POINT_OFFICER,
                                Channel.PHONE,
                                ComplaintStatus.DECLINED,
                                told.id(),
                                Map.of("ground", "OLDER_THAN_THREE_YEARS"),
                                null));
    }

    @Test
    void stepCannotHappenBeforeThePreviousOne() {
        var complaint = aReceivedComplaint();

        assertThatThrownBy(() -> complaint.accept(on(MONDAY.minusMillis(1)), D2))
                .isInstanceOf(FieldRefused.class);
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.RECEIVED);
    }

    static Stream<Arguments> forbidden() {
        var before = Map.of(
                ComplaintStatus.RECEIVED, aReceivedComplaint(),
                ComplaintStatus.ACCEPTED, anAcceptedComplaint(),
                ComplaintStatus.IN_MEDIATION, aComplaintInMediation(),
                ComplaintStatus.ESCALATED, anEscalatedComplaint(),
                ComplaintStatus.SETTLED, aSettledComplaint());
        return before.entrySet().stream()
                .flatMap(entry -> EnumSet.range(StepType.ACCEPTANCE, StepType.CALLBACK).stream()
                        .filter(step -> step != StepType.RESUMPTION) // of no pause at all: not found
                        .filter(step -> !entry.getValue().allowed().contains(step))
                        .map(step -> Arguments.of(entry.getKey(), step, entry.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("forbidden")
    void refusesAStepThatIsNotAllowedAndChangesNothing(ComplaintStatus state, StepType step, Complaint complaint) {
        var steps = complaint.steps();

        assertThatThrownBy(() -> take(step, complaint)).isInstanceOf(TransitionRefused.class);
        assertThat(complaint.status()).isEqualTo(state);
        assertThat(complaint.steps()).isEqualTo(steps);
    }

    @Test
    void mayBeWithdrawnFromEveryOpenState() {
        for (var complaint :
                List.of(aReceivedComplaint(), anAcceptedComplaint(), aComplaintInMediation(), anEscalatedComplaint())) {
            assertThat(complaint.withdraw(on(TUESDAY)).subject()).isEqualTo("c-1");
            assertThat(complaint.status()).isEqualTo(ComplaintStatus.WITHDRAWN);
        }
    }

    @Test
    void referralIsNotedWithItsOffice() {
        var complaint = anEscalatedComplaint();

        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ESCALATED);
        assertThat(complaint.wasReferredTo(OFFICE)).isTrue();
        assertThat(complaint.wasReferredTo("another")).isFalse();
        assertThat(complaint.wasReferredTo(null)).isFalse();
        assertThat(complaint.steps().getLast().event()).isEqualTo("escalation-service/e-1/2");
    }

    @Test
    void returnedReferralIsMediatedAgain() {
        var complaint = anEscalatedComplaint();

        assertThat(complaint.hear(returned("e-1", 3), D2, CALENDAR)).isEmpty();
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.IN_MEDIATION);
        assertThat(complaint.settle(on(TUESDAY), null).sequence()).isEqualTo(3);
    }

    @Test
    void staysWithTheOtherOfficeWhenOneOfTwoReturnsIt() {
        var complaint = anEscalatedComplaint();
        assertThat(complaint.hear(escalated("e-2", 1), D2, CALENDAR)).isEmpty();
        assertThat(complaint.hear(returned("e-1", 3), D2, CALENDAR)).isEmpty();

        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ESCALATED);
    }

    @Test
    void resolvedReferralEndsItAndIsTold() {
        var complaint = anEscalatedComplaint();

        var told = complaint.hear(resolved("e-1", 3), D2, CALENDAR);

        assertThat(complaint.status()).isEqualTo(ComplaintStatus.RESOLVED);
        assertThat(told).hasSize(1);
        assertThat(resolution(told).escalation()).isEqualTo("e-1");
        assertThat(resolution(told).outcome()).isEqualTo(ResolutionOutcome.SETTLED_BY_OFFICE);
        assertThat(resolution(told).sequence()).isEqualTo(3);
        assertThat(resolution(told).origin().actorRole()).isEqualTo(Role.OFFICE_OFFICER);
    }

    @Test
    void remembersWhichFactsItHasHeard() {
        var complaint = anEscalatedComplaint();

        assertThat(complaint.hasHeard(escalated("e-1", 2))).isTrue();
        assertThat(complaint.hasHeard(escalated("e-1", 1))).isTrue();
        assertThat(complaint.hasHeard(returned("e-1", 3))).isFalse();
        assertThat(complaint.hasHeard(escalated("e-2", 1))).isFalse();
    }

    @Test
    void keepsItsEndWhenALateFactComesButNotesIt() {
        var complaint = aSettledComplaint();

        assertThat(complaint.hear(escalated("e-1", 1), D2, CALENDAR)).isEmpty();
        assertThat(complaint.hear(resolved("e-1", 2), D2, CALENDAR)).isEmpty();
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.SETTLED);
        assertThat(complaint.steps().getLast().type()).isEqualTo(StepType.RESOLUTION);
        assertThat(complaint.steps().getLast().status()).isEqualTo(ComplaintStatus.SETTLED);
    }

    @Test
    void isCompleteOnlyWithAllRequiredFieldsOfForm1() {
        var whole = entry("张三", "13800000001", "李四商店", Money.cny("1.00"), Set.of(Remedy.REFUND));

        assertThat(whole.isComplete()).isTrue();
        assertThat(Stream.of(
                        entry(null, "13800000001", "李四商店", Money.cny("1.00"), Set.of(Remedy.REFUND)),
                        entry("张三", null, "李四商店", Money.cny("1.00"), Set.of(Remedy.REFUND)),
                        entry("张三", "13800000001", null, Money.cny("1.00"), Set.of(Remedy.REFUND)),
                        entry("张三", "13800000001", "李四商店", null, Set.of(Remedy.REFUND)),
                        entry("张三", "13800000001", "李四商店", Money.cny("1.00"), Set.of())))
                .noneMatch(Entry::isComplete);
    }

    @Test
    void printsNobodysName() {
        var entry = entry("张三", "13800000001", "李四商店", Money.cny("1.00"), Set.of(Remedy.REFUND));

        assertThat(entry.toString()).doesNotContain("张三", "13800000001", "李四", "发霉");
        assertThat(aReceivedComplaint().toString()).doesNotContain("张三");
    }

    private static ComplaintResolved resolution(List<ComplaintEvent> told) {
        return (ComplaintResolved) told.getLast();
    }

    private static void take(StepType step, Complaint complaint) {
        var deed = on(TUESDAY);
        Object unused = switch (step) {
            case ACCEPTANCE -> complaint.accept(deed, D2);
            case DECLINATION -> complaint.decline(deed, DeclineGround.OTHER);
            case MEDIATION_ATTEMPT -> complaint.attemptMediation(deed, AttemptOutcome.FAILED);
            case SETTLEMENT -> complaint.settle(deed, null);
            case TERMINATION -> complaint.terminate(deed, TerminationGround.OTHER, D3);
            case WITHDRAWAL -> complaint.withdraw(deed);
            case REOPENING -> complaint.reopen(by("another", TUESDAY), ReopeningReason.OTHER);
            case PAUSE -> complaint.pause(deed, PauseReason.APPRAISAL_OR_TESTING);
            case RESUMPTION -> complaint.resume(deed, 1, CALENDAR);
            case CORRECTION -> complaint.correct(deed, CorrectionReason.OTHER, complaint.entry(), null);
            case CALLBACK -> complaint.callBack(deed, CallbackGrade.FAIR, false, null);
            case RECEPTION, ATTACHMENT, ESCALATION, TRANSFER, JOINING, RETURN, RESOLUTION ->
                throw new IllegalArgumentException(step.name());
        };
    }

    private static Complaint aComplaint() {
        return new Complaint(
                "c-1",
                POINT,
                "350428100201-2026-0001",
                entry("张三", "13800000001", "李四商店", Money.cny("6000.00"), Set.of(Remedy.REFUND)),
                null);
    }

    private static Complaint aReceivedComplaint() {
        var complaint = aComplaint();
        var unused = complaint.receive(on(MONDAY), D1, null, null);
        return complaint;
    }

    private static Complaint anAcceptedComplaint() {
        var complaint = aReceivedComplaint();
        var unused = complaint.accept(on(MONDAY), D2);
        return complaint;
    }

    private static Complaint aComplaintInMediation() {
        var complaint = anAcceptedComplaint();
        var unused = complaint.attemptMediation(on(MONDAY), AttemptOutcome.FAILED);
        return complaint;
    }

    private static Complaint anEscalatedComplaint() {
        var complaint = anAcceptedComplaint();
        var unused = complaint.hear(escalated("e-1", 2), D2, CALENDAR);
        return complaint;
    }

    private static Complaint aSettledComplaint() {
        var complaint = anAcceptedComplaint();
        var unused = complaint.settle(on(MONDAY), null);
        return complaint;
    }

    private static Entry entry(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String respondent,
            @Nullable Money amount,
            Set<Remedy> requests) {
        return new Entry(
                new Complainant(name, phone, null, null, null, true),
                new Respondent(respondent, null, null),
                new Facts("月饼发霉", null, null),
                Category.FOOD,
                amount,
                1,
                Harm.NONE,
                requests,
                null,
                null,
                List.of());
    }

    private static Deed on(Instant time) {
        return by("point-officer", time);
    }

    private static Deed by(String actor, Instant time) {
        return new Deed(time, time, actor, Role.POINT_OFFICER, Channel.PHONE, null);
    }

    private static ReferralEvent escalated(String escalation, long sequence) {
        return new EscalatedToOffice(
                origin(escalation, sequence), "c-1", OFFICE, EscalationTrigger.OFFICER, "R1", 1, null, null);
    }

    private static ReferralEvent returned(String escalation, long sequence) {
        return new EscalationReturned(origin(escalation, sequence), "c-1", OFFICE, ReturnReason.NOT_SERIOUS);
    }

    private static ReferralEvent resolved(String escalation, long sequence) {
        return new EscalationResolved(origin(escalation, sequence), "c-1", OFFICE, ResolutionOutcome.SETTLED_BY_OFFICE);
    }

    private static Origin origin(String escalation, long sequence) {
        return new Origin(
                "escalation-service", escalation, sequence, MONDAY, MONDAY, POINT, Role.OFFICE_OFFICER, Channel.APP);
    }
}
