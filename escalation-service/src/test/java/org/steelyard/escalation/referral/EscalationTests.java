package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.POINT;
import static org.steelyard.escalation.Complaints.facts;
import static org.steelyard.escalation.Complaints.received;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.SettableClock;
import org.steelyard.escalation.rule.OfficeLevel;
import org.steelyard.escalation.rule.RuleAction;
import org.steelyard.escalation.rule.RuleFired;

class EscalationTests {

    private static final String OFFICE = "350428-AMR-GY";
    private static final RuleFired LARGE = new RuleFired(
            "R1", 1, RuleAction.ASK, Map.of("disputedAmount", "6000"), OfficeLevel.LOCAL_OFFICE, Category.GENERAL);
    private static final ReferralSettings SETTINGS = new ReferralSettings(
            1,
            1,
            15,
            1,
            3,
            7,
            60,
            Duration.ofSeconds(5),
            100,
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30));
    private static final RuleFired OUTSIDE = new RuleFired(
            "R5", 1, RuleAction.ASK, Map.of("respondentPlace", "ONLINE"), OfficeLevel.LOCAL_OFFICE, Category.GENERAL);
    private static final Instant SOON = MONDAY.plusMillis(20);
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));
    private static final Entry LATER = at(WEDNESDAY);

    private final SettableClock clock = new SettableClock(MONDAY);
    private final Deadlines deadlines = new Deadlines(WorkingCalendar.china(), SETTINGS, clock);

    @Test
    void isAskedForByTheRuleFromTheMomentTheComplaintWasWrittenDown() {
        var referral = referral("a", LARGE, Channel.APP, MONDAY);

        var due = referral.ask(MONDAY, deadlines, SOON);

        assertThat(due.sequence()).isEqualTo(1);
        assertThat(due.complaint()).isEqualTo(referral.complaint().complaint());
        assertThat(due.rule()).isEqualTo("R1");
        assertThat(due.ruleVersion()).isEqualTo(1);
        assertThat(due.dueOn()).isEqualTo("2026-11-17");
        assertThat(due.occurredAt()).isEqualTo(MONDAY);
        assertThat(due.recordedAt()).isEqualTo(SOON);
        assertThat(due.origin().actorRole()).isEqualTo(Role.SYSTEM);
        assertThat(due.origin().channel()).isEqualTo(Channel.SYSTEM);
        assertThat(referral.status()).isEqualTo(EscalationStatus.DUE);
    }

    @Test
    void keepsTheTimesAndTheMarkOfAnImportedComplaint() {
        var due = referral("a", LARGE, Channel.IMPORT, MONDAY).ask(MONDAY, deadlines, MONDAY.plus(Duration.ofDays(90)));

        assertThat(due.occurredAt()).isEqualTo(MONDAY);
        assertThat(due.recordedAt()).isEqualTo(MONDAY);
        assertThat(due.origin().channel()).isEqualTo(Channel.IMPORT);
        assertThat(due.dueOn()).isEqualTo("2026-11-17");
    }

    @Test
    void goesItsWayFromTheOfficerToTheOfficeToTheEnd() {
        var referral = dueReferral();

        var escalated = referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(TUESDAY), deadlines);
        var acknowledged = referral.acknowledge(at(TUESDAY), deadlines);
        var resolved = referral.resolve(ResolutionOutcome.SETTLED_BY_OFFICE, "a note", at(WEDNESDAY));

        assertThat(escalated.sequence()).isEqualTo(2);
        assertThat(escalated.office()).isEqualTo(OFFICE);
        assertThat(escalated.rule()).isEqualTo("R1");
        assertThat(escalated.trigger()).isEqualTo(EscalationTrigger.OFFICER);
        assertThat(escalated.acknowledgementDueOn()).isEqualTo("2026-11-18");
        assertThat(acknowledged.sequence()).isEqualTo(3);
        assertThat(acknowledged.resolutionDueOn()).isEqualTo("2026-12-08");
        assertThat(resolved.sequence()).isEqualTo(4);
        assertThat(resolved.outcome()).isEqualTo(ResolutionOutcome.SETTLED_BY_OFFICE);
        assertThat(referral.status()).isEqualTo(EscalationStatus.RESOLVED);
        assertThat(referral.timeToAcknowledge()).isZero();
        assertThat(referral.steps()).hasSize(4);
    }

    @Test
    void isBegunByHandWithoutARule() {
        var referral = referral("a", null, Channel.APP, MONDAY);

        var escalated = referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(TUESDAY), deadlines);

        assertThat(escalated.sequence()).isEqualTo(1);
        assertThat(escalated.rule()).isNull();
        assertThat(escalated.ruleVersion()).isNull();
    }

    @Test
    void isResolvedOnlyAfterAcknowledgement() {
        var referral = escalatedReferral();

        assertRefused(() -> referral.resolve(ResolutionOutcome.OTHER, null, at(WEDNESDAY)), EscalationStatus.ESCALATED);
    }

    @Test
    void isSentBackBeforeOrAfterAcknowledgement() {
        var before = escalatedReferral();
        var after = escalatedReferral();
        var acknowledged = after.acknowledge(at(WEDNESDAY), deadlines);

        var returned = before.sendBack(ReturnReason.PAPERS_MISSING, null, at(WEDNESDAY), deadlines);

        assertThat(returned)
                .singleElement()
                .isInstanceOfSatisfying(
                        EscalationReturned.class,
                        event -> assertThat(event.reason()).isEqualTo(ReturnReason.PAPERS_MISSING));
        assertThat(acknowledged.sequence()).isEqualTo(3);
        assertThat(after.sendBack(ReturnReason.OTHER, "x", at(WEDNESDAY), deadlines))
                .extracting(Event::sequence)
                .containsExactly(4L);
        assertThat(after.status()).isEqualTo(EscalationStatus.RETURNED);
    }

    @Test
    void allowsNothingOnceItHasEnded() {
        var referral = escalatedReferral();
        var returned = referral.sendBack(ReturnReason.OTHER, null, at(WEDNESDAY), deadlines);

        assertThat(returned).extracting(Event::sequence).containsExactly(3L);
        assertRefused(() -> referral.acknowledge(at(WEDNESDAY), deadlines), EscalationStatus.RETURNED);
        assertRefused(
                () -> referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(WEDNESDAY), deadlines),
                EscalationStatus.RETURNED);
    }

    @Test
    void isEscalatedOnlyOnce() {
        var referral = escalatedReferral();

        assertRefused(
                () -> referral.escalate(OFFICE, EscalationTrigger.RULE, at(WEDNESDAY), deadlines),
                EscalationStatus.ESCALATED);
    }

    @Test
    void waitsForTheCountyWhenNoOfficeIsFound() {
        var referral = dueReferral();

        var unroutable =
                referral.putBeforeTheCounty(Obstacle.NO_OFFICE, EscalationTrigger.RULE, at(TUESDAY), deadlines);
        var escalated = referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(WEDNESDAY), deadlines);

        assertThat(unroutable.cause()).isEqualTo("NO_OFFICE");
        assertThat(unroutable.rule()).isEqualTo("R1");
        assertThat(escalated.sequence()).isEqualTo(3);
    }

    @Test
    void isLookedAtWhenTheDayAfterItsDueDayBegins() {
        var referral = dueReferral();

        assertThat(referral.isToBeLookedAt(Instant.parse("2026-11-17T15:59:59Z")))
                .isFalse();
        assertThat(referral.isToBeLookedAt(Instant.parse("2026-11-17T16:00:00Z")))
                .isTrue();
        var escalated = referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(TUESDAY), deadlines);
        assertThat(escalated.sequence()).isEqualTo(2);
        assertThat(referral.isToBeLookedAt(Instant.parse("2026-11-17T16:00:00Z")))
                .isFalse();
    }

    @Test
    void isGivenTimeToBringInTheRestOfAnImportedHistory() {
        var imported = referral("a", LARGE, Channel.IMPORT, MONDAY);
        var now = MONDAY.plus(Duration.ofDays(90));
        clock.set(now);
        var due = imported.ask(MONDAY, deadlines, now);

        assertThat(due.dueOn()).isEqualTo("2026-11-17");
        assertThat(imported.isToBeLookedAt(now.plus(Duration.ofMinutes(9)))).isFalse();
        assertThat(imported.isToBeLookedAt(now.plus(Duration.ofMinutes(10)))).isTrue();
    }

    @Test
    void hasNoDueDayInAYearWithoutCalendarAndIsLookedAtEveryDay() {
        var newYearsEve = Instant.parse("2026-12-31T02:00:00Z");
        clock.set(newYearsEve);
        var referral = referral("a", LARGE, Channel.APP, newYearsEve);

        var due = referral.ask(newYearsEve, deadlines, newYearsEve);

        assertThat(due.dueOn()).isNull();
        assertThat(referral.isToBeLookedAt(Instant.parse("2026-12-31T16:00:00Z")))
                .isTrue();
        clock.set(Instant.parse("2026-12-31T16:00:00Z"));
        referral.recount(deadlines);
        assertThat(referral.isToBeLookedAt(Instant.parse("2026-12-31T16:00:00Z")))
                .isFalse();
        assertThat(referral.isToBeLookedAt(Instant.parse("2027-01-01T16:00:00Z")))
                .isTrue();
    }

    @Test
    void lapsesWhereverItStandsWhenTheComplaintEnds() {
        var due = dueReferral();
        var withTheOffice = escalatedReferral();
        var over = escalatedReferral();
        var returned = over.sendBack(ReturnReason.OTHER, null, at(WEDNESDAY), deadlines);

        due.lapse();
        withTheOffice.lapse();
        over.lapse();

        assertThat(returned).isNotEmpty();
        assertThat(List.of(due.status(), withTheOffice.status())).containsOnly(EscalationStatus.LAPSED);
        assertThat(due.lookAgainAt()).isNull();
        assertThat(withTheOffice.lookAgainAt()).isNull();
        assertThat(over.status()).isEqualTo(EscalationStatus.RETURNED);
    }

    @Test
    void isPutBeforeTheCountyWhenItIsSentBackASecondTime() {
        var before = escalatedReferral();
        var first = before.sendBack(ReturnReason.OTHER, null, at(WEDNESDAY), deadlines);
        var again = new Escalation("b", before.complaint(), List.of(), MONDAY, before.returns());
        var escalated = again.escalate(OFFICE, EscalationTrigger.OFFICER, at(WEDNESDAY), deadlines);

        var second = again.sendBack(ReturnReason.OUTSIDE_DUTY, null, at(WEDNESDAY), deadlines);

        assertThat(first).hasSize(1);
        assertThat(second).extracting(Event::sequence).containsExactly(2L, 3L);
        assertThat(second.getLast()).isInstanceOfSatisfying(EscalationUnroutable.class, unroutable -> {
            assertThat(unroutable.cause()).isEqualTo("SECOND_RETURN");
            assertThat(unroutable.origin().actorRole()).isEqualTo(Role.SYSTEM);
        });
        assertThat(again.status()).isEqualTo(EscalationStatus.UNROUTABLE);
        assertThat(again.lookAgainAt()).isNull();
        assertThat(escalated.sequence()).isEqualTo(1);
    }

    @Test
    void isLeftWithTheUnitWhenTheCountySaysSo() {
        var referral = dueReferral();
        var unroutable =
                referral.putBeforeTheCounty(Obstacle.NO_OFFICE, EscalationTrigger.RULE, at(TUESDAY), deadlines);

        referral.keep("too small", at(WEDNESDAY));

        assertThat(unroutable.sequence()).isEqualTo(2);
        assertThat(referral.status()).isEqualTo(EscalationStatus.KEPT);
        assertThat(referral.status().isFinal()).isTrue();
        assertThat(referral.reason()).isEqualTo("too small");
    }

    @Test
    void startsL2AnewWhenItIsTransferred() {
        var referral = acknowledgedReferral();

        var transferred = referral.transfer("OTHER", "theirs", at(WEDNESDAY), deadlines);

        assertThat(transferred.from()).isEqualTo(OFFICE);
        assertThat(transferred.office()).isEqualTo("OTHER");
        assertThat(transferred.acknowledgementDueOn()).isEqualTo("2026-11-19");
        assertThat(referral.status()).isEqualTo(EscalationStatus.ESCALATED);
        assertThat(referral.resolutionDueOn()).isNull();
        assertThat(referral.isToBeLookedAt(Instant.parse("2026-11-19T15:59:59Z")))
                .isFalse();
        assertThat(referral.isToBeLookedAt(Instant.parse("2026-11-19T16:00:00Z")))
                .isTrue();
    }

    @Test
    void keepsItsLeadingOfficeWhenAnotherOneJoins() {
        var referral = acknowledgedReferral();

        var joined = referral.join("OTHER", at(WEDNESDAY));

        assertThat(joined.lead()).isEqualTo(OFFICE);
        assertThat(joined.office()).isEqualTo("OTHER");
        assertThat(referral.office()).isEqualTo(OFFICE);
        assertThat(referral.jointOffices()).containsExactly("OTHER");
    }

    @Test
    void restartsNoClockWhenTheOfficeAsksOrTheUnitAnswers() {
        var referral = acknowledgedReferral();
        var before = referral.supervision();
        var looked = referral.lookAgainAt();

        var asked = referral.askForHelp(OFFICE, AssistanceKind.EVIDENCE, "the receipt?", at(WEDNESDAY), deadlines);
        var given = referral.help(referral.assistance().getFirst(), "enclosed", at(WEDNESDAY));

        assertThat(asked.request()).isEqualTo(1);
        assertThat(asked.dueOn()).isEqualTo("2026-11-23");
        assertThat(given.request()).isEqualTo(1);
        assertThat(given.office()).isEqualTo(OFFICE);
        assertThat(referral.supervision()).isEqualTo(before);
        assertThat(referral.lookAgainAt()).isEqualTo(looked);
        assertThat(referral.assistance().getFirst().answer()).isEqualTo("enclosed");
    }

    @Test
    void isAnsweredEvenWhenItIsOver() {
        var referral = acknowledgedReferral();
        var asked = referral.askForHelp(OFFICE, AssistanceKind.OTHER, "who?", at(WEDNESDAY), deadlines);
        var resolved = referral.resolve(ResolutionOutcome.CASE_FILED, null, at(WEDNESDAY));

        assertThat(asked.sequence()).isEqualTo(4);
        assertThat(resolved.outcome()).isEqualTo(ResolutionOutcome.CASE_FILED);
        assertThat(referral.allowed()).containsExactly("assistance");
        var given = referral.help(referral.assistance().getFirst(), "him", at(WEDNESDAY));
        assertThat(given.sequence()).isEqualTo(6);
        assertThat(referral.allowed()).isEmpty();
    }

    @Test
    void tellsOfEachFurtherRuleOnceAndLetsTheClockRunOn() {
        var referral = dueReferral();
        var dueOn = referral.dueOn();

        var more = referral.alsoAsk(List.of(LARGE, OUTSIDE), WEDNESDAY, WEDNESDAY);
        var again = referral.alsoAsk(List.of(OUTSIDE), WEDNESDAY, WEDNESDAY);

        assertThat(more).singleElement().isInstanceOfSatisfying(ReferralDue.class, due -> {
            assertThat(due.rule()).isEqualTo("R5");
            assertThat(due.dueOn()).isEqualTo(dueOn);
        });
        assertThat(again).isEmpty();
        assertThat(referral.rules()).containsExactly(LARGE, OUTSIDE);
    }

    @ParameterizedTest
    @CsvSource({
        "DUE,escalation",
        "UNROUTABLE,escalation decision",
        "ESCALATED,acknowledgement return transfer joint-offices",
        "ACKNOWLEDGED,return resolution transfer joint-offices assistance-requests",
        "RETURNED,''",
        "RESOLVED,''",
        "KEPT,''",
        "LAPSED,''"
    })
    void refusesEveryStepThatDoesNotFitWhereItStands(EscalationStatus state, String allowed) {
        var fitting = List.of(allowed.split(" "));

        steps().forEach((step, take) -> {
            var referral = standingAt(state);
            if (fitting.contains(step)) {
                take.accept(referral);
                assertThat(referral.steps()).isNotEmpty();
            } else {
                assertThatExceptionOfType(TransitionRefused.class)
                        .as(step)
                        .isThrownBy(() -> take.accept(referral))
                        .satisfies(refused -> assertThat(refused.state()).isEqualTo(state));
            }
        });
    }

    private Map<String, Consumer<Escalation>> steps() {
        return Map.of(
                "escalation", referral -> taken(referral.escalate("X", EscalationTrigger.OFFICER, LATER, deadlines)),
                "decision", referral -> referral.keep("why", LATER),
                "acknowledgement", referral -> taken(referral.acknowledge(LATER, deadlines)),
                "return",
                        referral -> assertThat(referral.sendBack(ReturnReason.OTHER, null, LATER, deadlines))
                                .isNotEmpty(),
                "resolution", referral -> taken(referral.resolve(ResolutionOutcome.OTHER, null, LATER)),
                "transfer", referral -> taken(referral.transfer("X", null, LATER, deadlines)),
                "joint-offices", referral -> taken(referral.join("X", LATER)),
                "assistance-requests",
                        referral -> taken(referral.askForHelp("X", AssistanceKind.OTHER, "?", LATER, deadlines)));
    }

    private static void taken(Event event) {
        assertThat(event.sequence()).isPositive();
    }

    private Escalation standingAt(EscalationStatus state) {
        var referral = dueReferral();
        switch (state) {
            case DUE -> {}
            case UNROUTABLE, KEPT ->
                taken(referral.putBeforeTheCounty(Obstacle.NO_OFFICE, EscalationTrigger.RULE, at(TUESDAY), deadlines));
            case ESCALATED, ACKNOWLEDGED, RETURNED, RESOLVED ->
                taken(referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(TUESDAY), deadlines));
            case LAPSED -> referral.lapse();
        }
        switch (state) {
            case KEPT -> referral.keep("why", at(TUESDAY));
            case ACKNOWLEDGED, RESOLVED -> taken(referral.acknowledge(at(TUESDAY), deadlines));
            case RETURNED ->
                assertThat(referral.sendBack(ReturnReason.OTHER, null, at(TUESDAY), deadlines))
                        .isNotEmpty();
            case DUE, UNROUTABLE, ESCALATED, LAPSED -> {}
        }
        if (state == EscalationStatus.RESOLVED) {
            taken(referral.resolve(ResolutionOutcome.OTHER, null, at(TUESDAY)));
        }
        assertThat(referral.status()).isEqualTo(state);
        return referral;
    }

    @Test
    void hasOneIdForWhatFiresOnce() {
        assertThat(Firing.idOf(LARGE, "c", 0, 0)).isEqualTo(Firing.idOf(LARGE, "c", 0, 0));
        assertThat(List.of(
                        Firing.idOf(LARGE, "c", 0, 0),
                        Firing.idOf(OUTSIDE, "c", 0, 0),
                        Firing.idOf(LARGE, "d", 0, 0),
                        Firing.idOf(LARGE, "c", 1, 0),
                        Firing.idOf(LARGE, "c", 0, 1)))
                .doesNotHaveDuplicates();
    }

    private Escalation acknowledgedReferral() {
        var referral = escalatedReferral();
        assertThat(referral.acknowledge(at(TUESDAY), deadlines).sequence()).isEqualTo(3);
        return referral;
    }

    private Escalation dueReferral() {
        var referral = referral("a", LARGE, Channel.APP, MONDAY);
        assertThat(referral.ask(MONDAY, deadlines, SOON).sequence()).isEqualTo(1);
        return referral;
    }

    private Escalation escalatedReferral() {
        var referral = dueReferral();
        assertThat(referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(TUESDAY), deadlines)
                        .sequence())
                .isEqualTo(2);
        return referral;
    }

    private static Escalation referral(String id, @Nullable RuleFired rule, Channel channel, Instant received) {
        return new Escalation(
                id,
                facts(received(POINT, "6000", Category.GENERAL, Harm.NONE, channel, received)),
                rule == null ? List.of() : List.of(rule),
                received,
                0);
    }

    private static Entry at(Instant moment) {
        return new Entry(Role.POINT_OFFICER, Channel.APP, moment, moment);
    }

    private static void assertRefused(java.util.function.Supplier<? extends Event> step, EscalationStatus state) {
        assertThatExceptionOfType(TransitionRefused.class)
                .isThrownBy(step::get)
                .satisfies(refused -> assertThat(refused.state()).isEqualTo(state));
    }
}
