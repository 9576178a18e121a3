package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.POINT;
import static org.steelyard.escalation.Complaints.facts;
import static org.steelyard.escalation.Complaints.received;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.escalation.rule.OfficeLevel;
import org.steelyard.escalation.rule.RuleAction;
import org.steelyard.escalation.rule.RuleFired;

class EscalationTests {

    private static final String OFFICE = "350428-AMR-GY";
    private static final RuleFired LARGE = new RuleFired(
            "R1", 1, RuleAction.ASK, Map.of("disputedAmount", "6000"), OfficeLevel.LOCAL_OFFICE, Category.GENERAL);
    private static final Instant SOON = MONDAY.plusMillis(20);
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant WEDNESDAY = MONDAY.plus(Duration.ofDays(2));

    private final Deadlines deadlines = new Deadlines(
            WorkingCalendar.china(),
            new ReferralSettings(1, 1, 15, Duration.ofSeconds(5), 100, Duration.ofMinutes(10), Duration.ofSeconds(30)));

    @Test
    void isAskedForByTheRuleFromTheMomentTheComplaintWasWrittenDown() {
        var referral = referral("a", LARGE, Channel.APP, MONDAY);

        var due = referral.ask(deadlines, SOON);

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
        var due = referral("a", LARGE, Channel.IMPORT, MONDAY).ask(deadlines, MONDAY.plus(Duration.ofDays(90)));

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

        var returned = before.sendBack(ReturnReason.PAPERS_MISSING, null, at(WEDNESDAY));

        assertThat(returned.reason()).isEqualTo(ReturnReason.PAPERS_MISSING);
        assertThat(acknowledged.sequence()).isEqualTo(3);
        assertThat(after.sendBack(ReturnReason.OTHER, "x", at(WEDNESDAY)).sequence())
                .isEqualTo(4);
        assertThat(after.status()).isEqualTo(EscalationStatus.RETURNED);
    }

    @Test
    void allowsNothingOnceItHasEnded() {
        var referral = escalatedReferral();
        var returned = referral.sendBack(ReturnReason.OTHER, null, at(WEDNESDAY));

        assertThat(returned.sequence()).isEqualTo(3);
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

        var unroutable = referral.findNoOffice(Route.Obstacle.NO_OFFICE, at(TUESDAY));
        var escalated = referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(WEDNESDAY), deadlines);

        assertThat(unroutable.cause()).isEqualTo("NO_OFFICE");
        assertThat(unroutable.rule()).isEqualTo("R1");
        assertThat(escalated.sequence()).isEqualTo(3);
    }

    @Test
    void isLeftAloneWhenTheDayAfterItsDueDayBegins() {
        var referral = dueReferral();

        assertThat(referral.isLeftAlone(Instant.parse("2026-11-17T15:59:59Z"))).isFalse();
        assertThat(referral.isLeftAlone(Instant.parse("2026-11-17T16:00:00Z"))).isTrue();
        var escalated = referral.escalate(OFFICE, EscalationTrigger.OFFICER, at(TUESDAY), deadlines);
        assertThat(escalated.sequence()).isEqualTo(2);
        assertThat(referral.isLeftAlone(Instant.parse("2026-11-17T16:00:00Z"))).isFalse();
    }

    @Test
    void isGivenTimeToBringInTheRestOfAnImportedHistory() {
        var imported = referral("a", LARGE, Channel.IMPORT, MONDAY);
        var now = MONDAY.plus(Duration.ofDays(90));
        var due = imported.ask(deadlines, now);

        assertThat(due.dueOn()).isEqualTo("2026-11-17");
        assertThat(imported.isLeftAlone(now.plus(Duration.ofMinutes(9)))).isFalse();
        assertThat(imported.isLeftAlone(now.plus(Duration.ofMinutes(10)))).isTrue();
    }

    @Test
    void hasNoDueDayInAYearWithoutCalendarAndIsLookedAtEveryDay() {
        var newYearsEve = Instant.parse("2026-12-31T02:00:00Z");
        var referral = referral("a", LARGE, Channel.APP, newYearsEve);

        var due = referral.ask(deadlines, newYearsEve);

        assertThat(due.dueOn()).isNull();
        assertThat(referral.isLeftAlone(Instant.parse("2026-12-31T16:00:00Z"))).isTrue();
        referral.putOff(deadlines, Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(referral.isLeftAlone(Instant.parse("2026-12-31T16:00:00Z"))).isFalse();
        assertThat(referral.isLeftAlone(Instant.parse("2027-01-01T16:00:00Z"))).isTrue();
    }

    @Test
    void lapsesWhenTheComplaintEndsBeforeAnybodyReferredIt() {
        var due = dueReferral();
        var withTheOffice = escalatedReferral();

        due.lapse();
        withTheOffice.lapse();

        assertThat(due.status()).isEqualTo(EscalationStatus.LAPSED);
        assertThat(due.isLeftAlone(MONDAY.plus(Duration.ofDays(30)))).isFalse();
        assertThat(withTheOffice.status()).isEqualTo(EscalationStatus.ESCALATED);
    }

    @Test
    void hasOneIdPerRuleAndComplaint() {
        var complaint = facts(received(POINT, "6000", Category.GENERAL, Harm.NONE, Channel.APP, MONDAY));

        assertThat(Referral.idOf(LARGE, complaint)).isEqualTo(Referral.idOf(LARGE, complaint));
        assertThat(LocalDate.parse("2026-11-17")).isEqualTo(deadlines.referral(MONDAY));
    }

    private Escalation dueReferral() {
        var referral = referral("a", LARGE, Channel.APP, MONDAY);
        assertThat(referral.ask(deadlines, SOON).sequence()).isEqualTo(1);
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
                id, facts(received(POINT, "6000", Category.GENERAL, Harm.NONE, channel, received)), rule, received);
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
