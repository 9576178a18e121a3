package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.complaint.deadline.Deadline;
import org.steelyard.complaint.deadline.LimitUnit;
import org.steelyard.contracts.AttemptOutcome;
import org.steelyard.contracts.CallbackGrade;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.CallbackRecorded;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintDeclined;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintResolved;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.ComplaintWithdrawn;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;
import org.steelyard.contracts.ComplaintEvent.MediationAttempted;
import org.steelyard.contracts.ComplaintEvent.MediationTerminated;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.DeclineGround;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
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
import org.steelyard.platform.problem.Refusal;

/** Whatever is done with a complaint in whatever order, and whatever offices tell of it, these things hold. */
class ComplaintLivesTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.china();
    private static final Instant START = Instant.parse("2025-03-03T02:00:00Z");
    private static final UnitRef POINT =
            new UnitRef("350428100201", UnitKind.POINT, List.of("350428000000", "350428100000", "350428100201"));
    private static final Set<StepType> COMMANDS = EnumSet.range(StepType.ACCEPTANCE, StepType.CALLBACK);

    static List<Integer> seeds() {
        return IntStream.range(0, 300).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsItsInvariantsThroughAnyLife(int seed) {
        var life = new Life(new Random(seed));
        life.begin();
        for (int step = 0; step < 60; step++) {
            life.goOn();
            life.check();
        }
    }

    /** One complaint, everything it told, and everything offices told of it. */
    private static final class Life {

        private final Random random;
        private final Complaint complaint;
        private final List<ComplaintEvent> told = new ArrayList<>();
        /** Own events and offices' in the order in which they had their effect. */
        private final List<Event> facts = new ArrayList<>();

        private final List<String> referrals = new ArrayList<>();
        private Instant now = START;
        private long escalationSequence;
        private List<Step> stepsBefore = List.of();
        private @Nullable String closer;

        Life(Random random) {
            this.random = random;
            this.complaint = new Complaint("c-1", POINT, "350428100201-2025-0001", entry("李四商店", 1), null);
        }

        void begin() {
            tell(List.of(complaint.receive(deed("officer-1"), limits("D1", 7, LimitUnit.WORKING_DAYS), null, null)));
        }

        void goOn() {
            now = now.plus(Duration.ofHours(random.nextInt(1, 80)));
            if (random.nextInt(4) == 0) {
                hearSomething();
            } else {
                command(pick(List.copyOf(COMMANDS)), "officer-" + random.nextInt(1, 3));
            }
        }

        private void command(StepType step, String actor) {
            var allowed = complaint.allowed().contains(step);
            var state = complaint.status();
            var byCloser = step == StepType.REOPENING && allowed && actor.equals(closer);
            try {
                var events = take(step, deed(actor));
                assertThat(allowed).as("%s from %s", step, state).isTrue();
                assertThat(byCloser).as("reopened by who closed it").isFalse();
                tell(events);
                if (state.isOpen() && !complaint.status().isOpen()) {
                    closer = actor;
                }
            } catch (Refusal refused) {
                assertThat(allowed && !byCloser)
                        .as("%s from %s refused: %s", step, state, refused)
                        .isFalse();
                assertThat(complaint.status()).isEqualTo(state);
            }
        }

        private List<ComplaintEvent> take(StepType step, Deed deed) {
            return switch (step) {
                case ACCEPTANCE ->
                    ending(step, deed, () -> complaint.accept(deed, limits("D2", 60, LimitUnit.CALENDAR_DAYS)));
                case DECLINATION -> ending(step, deed, () -> complaint.decline(deed, pick(DeclineGround.values())));
                case MEDIATION_ATTEMPT -> List.of(complaint.attemptMediation(deed, pick(AttemptOutcome.values())));
                case SETTLEMENT -> ending(step, deed, () -> complaint.settle(deed, Money.cny("5.00")));
                case TERMINATION ->
                    ending(
                            step,
                            deed,
                            () -> complaint.terminate(
                                    deed,
                                    pick(TerminationGround.values()),
                                    limits("D3", 7, LimitUnit.WORKING_DAYS).legal()));
                case WITHDRAWAL -> ending(step, deed, () -> complaint.withdraw(deed));
                case REOPENING -> List.of(complaint.reopen(deed, pick(ReopeningReason.values())));
                case PAUSE -> List.of(complaint.pause(deed, pick(PauseReason.values())));
                case RESUMPTION ->
                    List.of(complaint.resume(
                            deed, Math.max(1, complaint.clocks().pauses().size()), CALENDAR));
                case CORRECTION ->
                    List.of(complaint.correct(
                            deed,
                            pick(CorrectionReason.values()),
                            entry("商店" + now, complaint.entry().complainants() % 9 + 1),
                            null));
                case CALLBACK -> List.of(complaint.callBack(deed, pick(CallbackGrade.values()), false, null));
                default -> throw new IllegalArgumentException(step.name());
            };
        }

        /** As the use cases do it: what ends a stage ends its pause. */
        private List<ComplaintEvent> ending(
                StepType step, Deed deed, java.util.function.Supplier<ComplaintEvent> decide) {
            var events = new ArrayList<ComplaintEvent>();
            if (complaint.allowed().contains(step)) {
                events.addAll(complaint.endPause(deed, CALENDAR));
            }
            events.add(decide.get());
            return events;
        }

        private void hearSomething() {
            var fact = somethingHeard();
            if (complaint.hasHeard(fact)) {
                return;
            }
            facts.add(fact);
            var events = complaint.hear(fact, limits("D2", 60, LimitUnit.CALENDAR_DAYS), CALENDAR);
            assertThat(complaint.hasHeard(fact)).isTrue();
            if (!events.isEmpty()) {
                closer = null;
            }
            tell(events);
        }

        private ReferralEvent somethingHeard() {
            if (referrals.isEmpty() || random.nextInt(3) == 0) {
                referrals.add("e-" + referrals.size());
                return new EscalatedToOffice(
                        origin(referrals.getLast()), "c-1", office(), EscalationTrigger.RULE, "R1", 1, null, null);
            }
            var escalation = pick(referrals);
            return switch (random.nextInt(4)) {
                case 0 -> new EscalationReturned(origin(escalation), "c-1", office(), pick(ReturnReason.values()));
                case 1 -> new EscalationResolved(origin(escalation), "c-1", office(), pick(ResolutionOutcome.values()));
                case 2 -> new EscalationTransferred(origin(escalation), "c-1", office(), office(), null);
                default -> new EscalationJoined(origin(escalation), "c-1", office(), office());
            };
        }

        private void tell(List<? extends ComplaintEvent> events) {
            told.addAll(events);
            facts.addAll(events);
        }

        void check() {
            assertThat(told.stream().map(Event::sequence))
                    .as("events leave no gap")
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, told.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(complaint.status()).as("state is the fold of the facts").isEqualTo(folded());
            var open = complaint.status().isOpen();
            assertThat(complaint.running() != null)
                    .as("open or closed, and a clock")
                    .isEqualTo(open);
            assertThat(complaint.closedOn() == null).isEqualTo(open);
            assertThat(open || complaint.clocks().openPause() == null)
                    .as("nothing closed stands still")
                    .isTrue();
            assertThat(complaint.steps().subList(0, stepsBefore.size()))
                    .as("history is only added to")
                    .isEqualTo(stepsBefore);
            stepsBefore = complaint.steps();
            assertThat(complaint.corrections()).hasSize((int)
                    told.stream().filter(LedgerCorrected.class::isInstance).count());
            checkPauses();
        }

        private void checkPauses() {
            var pauses = complaint.clocks().pauses();
            for (int i = 1; i < pauses.size(); i++) {
                assertThat(pauses.get(i - 1).to()).isNotNull();
                assertThat(pauses.get(i).from())
                        .as("pauses never overlap")
                        .isAfterOrEqualTo(pauses.get(i - 1).to());
            }
            var mediation = complaint.mediation();
            var moved = complaint.decision().pausedDays() + (mediation == null ? 0 : mediation.pausedDays());
            assertThat(moved)
                    .as("dues moved by the pauses and nothing else")
                    .isEqualTo(pauses.stream().mapToInt(Pause::days).sum());
        }

        /** Where a complaint stands, told from facts alone, without looking at how the model does it. */
        private ComplaintStatus folded() {
            var status = ComplaintStatus.RECEIVED;
            var out = new java.util.HashSet<String>();
            for (var fact : facts) {
                var open = EnumSet.range(ComplaintStatus.RECEIVED, ComplaintStatus.REOPENED)
                        .contains(status);
                status = switch (fact) {
                    case ComplaintReceived _ -> ComplaintStatus.RECEIVED;
                    case ComplaintAccepted _ -> ComplaintStatus.ACCEPTED;
                    case ComplaintDeclined _ -> ComplaintStatus.DECLINED;
                    case MediationAttempted _ -> ComplaintStatus.IN_MEDIATION;
                    case ComplaintSettled _ -> ComplaintStatus.SETTLED;
                    case MediationTerminated _ -> ComplaintStatus.TERMINATED;
                    case ComplaintWithdrawn _ -> ComplaintStatus.WITHDRAWN;
                    case ComplaintReopened _ -> ComplaintStatus.REOPENED;
                    case ComplaintResolved _ -> ComplaintStatus.RESOLVED;
                    case LedgerCorrected _, DeadlinePaused _, DeadlineResumed _, CallbackRecorded _ -> status;
                    case EscalatedToOffice escalated -> {
                        out.add(escalated.subject());
                        yield open ? ComplaintStatus.ESCALATED : status;
                    }
                    case EscalationTransferred transferred -> {
                        out.add(transferred.subject());
                        yield open ? ComplaintStatus.ESCALATED : status;
                    }
                    case EscalationReturned returned -> {
                        out.remove(returned.subject());
                        yield status == ComplaintStatus.ESCALATED && out.isEmpty()
                                ? ComplaintStatus.IN_MEDIATION
                                : status;
                    }
                    case EscalationResolved resolved -> {
                        out.remove(resolved.subject());
                        yield status; // what comes of it is told by ourselves
                    }
                    default -> status;
                };
            }
            return status;
        }

        private Deed deed(String actor) {
            return new Deed(now, now, actor, Role.POINT_OFFICER, Channel.APP, null);
        }

        private Origin origin(String escalation) {
            return new Origin(
                    "escalation-service",
                    escalation,
                    ++escalationSequence,
                    now,
                    now,
                    POINT,
                    Role.OFFICE_OFFICER,
                    Channel.APP);
        }

        private Limits limits(String rule, int days, LimitUnit unit) {
            var from = LocalDate.ofInstant(now, WorkingCalendar.ZONE);
            return new Limits(new Deadline(rule, 1, from, days, unit, 0, null, 2024).healed(CALENDAR), List.of());
        }

        private String office() {
            return "office-" + random.nextInt(3);
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        private <T> T pick(T[] from) {
            return from[random.nextInt(from.length)];
        }
    }

    private static Entry entry(String respondent, int complainants) {
        return new Entry(
                new Complainant("张三", null, null, null, null, true),
                new Respondent(respondent, null, null),
                new Facts("月饼发霉", null, null),
                Category.FOOD,
                null,
                complainants,
                Harm.NONE,
                Set.of(),
                null,
                null,
                List.of());
    }
}
