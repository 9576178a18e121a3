package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.dueOn;
import static org.steelyard.escalation.Complaints.failed;
import static org.steelyard.escalation.Complaints.later;
import static org.steelyard.escalation.Complaints.noticing;
import static org.steelyard.escalation.Complaints.withdrawn;
import static org.steelyard.escalation.referral.CountyAtWork.startOf;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationRaised;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.SupervisionLevel;
import org.steelyard.contracts.Suspicion;
import org.steelyard.escalation.MovedClock;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.SettableClock;
import org.steelyard.escalation.referral.CountyAtWork.Place;
import org.steelyard.testkit.Backing;

/** Monday is 16 November 2026; no holiday follows before the new year. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@Import({MovedClock.class, CountyAtWork.class})
@SuppressWarnings("NullAway.Init") // filled before each test
class ReferralWatchIT {

    @Autowired
    CountyAtWork work;

    @Autowired
    ReferralWatch watch;

    @Autowired
    SettableClock clock;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    private Place place;

    @BeforeEach
    void onMondayMorning() {
        clock.set(MONDAY);
        place = work.aCounty();
    }

    @Test
    void sendsOffWhatWasLeftAloneAndSaysThatTheUnitWasLate() {
        var complaint = work.aComplaint(place, "6000");

        lookAt("2026-11-17");
        assertThat(work.stepsOf(complaint)).containsExactly("referral-due");
        lookAt("2026-11-18");

        assertThat(work.stepsOf(complaint))
                .containsExactly("referral-due", "escalation-overdue", "escalated-to-office");
        assertThat(work.requireReferralOf(complaint).trigger()).isEqualTo(EscalationTrigger.RULE);
    }

    @Test
    void firesOnceWhateverTheNumberOfReplicas() throws Exception {
        var complaint = work.aComplaint(place, "6000");
        var handed = work.refer(work.aComplaint(place, "1"), place);
        var other = beans.createBean(ReferralWatch.class);
        clock.set(startOf("2026-11-18"));

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one = () -> look(watch);
            Callable<Boolean> two = () -> look(other);
            for (var looked : replicas.invokeAll(List.of(one, two, one, two))) {
                assertThat(looked.get()).isTrue();
            }
        }

        assertThat(work.stepsOf(complaint))
                .containsExactly("referral-due", "escalation-overdue", "escalated-to-office");
        var service = new ServiceUnderTest(0, kafka, consumers);
        await().untilAsserted(() -> assertThat(
                        service.toldAbout(handed.complaint().complaint()))
                .hasExactlyElementsOfTypes(EscalatedToOffice.class, EscalationOverdue.class, EscalationRaised.class));
    }

    @Test
    void takesWhatTheOfficeLeavesLyingUpToTheDepartmentAndTheLeadership() {
        var complaint = accepted(work.aComplaint(place, "1"));
        var referral = work.refer(complaint, place);
        assertThat(referral.acknowledgementDueOn()).isEqualTo("2026-11-17");

        lookAt("2026-11-17");
        assertThat(work.stepsOf(complaint)).containsExactly("escalated-to-office");
        lookAt("2026-11-18");
        assertThat(supervisionOf(referral, complaint))
                .extracting(Supervision::level, Supervision::to)
                .containsExactly(SupervisionLevel.COUNTY_DEPARTMENT, place.regulator());
        lookAt("2026-11-19");
        assertThat(supervisionOf(referral, complaint))
                .extracting(Supervision::level, Supervision::to)
                .containsExactly(SupervisionLevel.COUNTY_LEADERSHIP, null);
        lookAt("2026-11-30");
        assertThat(work.stepsOf(complaint))
                .containsExactly("escalated-to-office", "escalation-overdue", "escalation-raised", "escalation-raised");
    }

    @Test
    void doesAfterAnOutageEverythingItMissedOnce() {
        var complaint = accepted(work.aComplaint(place, "1"));
        var referral = work.acknowledge(work.refer(complaint, place), place);
        var left = accepted(work.aComplaint(place, "6000"));
        assertThat(referral.resolutionDueOn()).isEqualTo("2026-12-07");

        lookAt("2026-12-11"); // L3 passed on the 8th, the department had until the 8th
        look(watch);

        assertThat(work.stepsOf(complaint))
                .containsExactly(
                        "escalated-to-office",
                        "escalation-acknowledged",
                        "escalation-overdue",
                        "escalation-raised",
                        "escalation-raised");
        assertThat(work.stepsOf(left)).containsExactly("referral-due", "escalation-overdue", "escalated-to-office");
    }

    @Test
    void asksForWhatAPointHasHadTooLongAndThenGivesItToItsStationAndItsOffice() {
        var complaint = accepted(work.aComplaint(place, "1"));

        lookAt("2026-11-25");
        assertThat(work.stepsOf(complaint)).isEmpty();
        lookAt("2026-11-26"); // the seventh working day has passed
        assertThat(work.stepsOf(complaint)).containsExactly("referral-due");
        assertThat(work.requireReferralOf(complaint).dueOn()).isEqualTo("2026-11-27");
        lookAt("2026-11-28"); // L1 has passed
        assertThat(work.requireReferralOf(complaint).office()).isEqualTo(place.station());
        lookAt("2026-12-01"); // L2, over a weekend

        assertThat(work.requireReferralOf(complaint).office()).isEqualTo(place.local());
        assertThat(work.stepsOf(complaint))
                .containsExactly(
                        "referral-due",
                        "escalation-overdue",
                        "escalated-to-office",
                        "escalation-overdue",
                        "escalation-transferred");
    }

    @Test
    void asksForTheStationWhichActsAsAnOffice() {
        var complaint = work.aComplaint(place, "1");
        work.hear(complaint, failed(complaint, 2, MONDAY), failed(complaint, 3, MONDAY));
        var referral = work.refer(complaint, place);
        assertThat(referral.office()).isEqualTo(place.station());
        assertThat(referral.rules()).extracting(rule -> rule.rule()).containsExactly("R4");

        var acknowledged = work.acknowledge(referral, place);
        var transferred = work.transfer(acknowledged, place.local(), place);

        assertThat(transferred.office()).isEqualTo(place.local());
        assertThat(transferred.status()).isEqualTo(EscalationStatus.ESCALATED);
    }

    @Test
    void takesAComplaintNobodyDecidedOnToTheOffice() {
        var complaint = work.hear(dueOn(work.complaint(place, "6000"), LocalDate.parse("2026-11-25")));
        var kept = work.refer(complaint, place);
        var back = work.sendBack(kept, place);
        assertThat(back.status()).isEqualTo(EscalationStatus.RETURNED);

        lookAt("2026-11-25");
        assertThat(work.requireReferralOf(complaint).id()).isEqualTo(kept.id());
        lookAt("2026-11-26");

        var raised = work.requireReferralOf(complaint);
        assertThat(raised.id()).isNotEqualTo(kept.id());
        assertThat(raised.rules()).extracting(rule -> rule.key()).contains("R8:D1");
        assertThat(raised.rule())
                .isNotNull()
                .satisfies(rule -> assertThat(rule.rule()).isEqualTo("R8"));
        assertThat(raised.office()).isEqualTo(place.local());
    }

    @Test
    void takesALateComplaintThatAnOfficeHasOneLevelUp() {
        var complaint = work.aComplaint(place, "1");
        work.hear(complaint, new ComplaintAccepted(later(complaint, 2, MONDAY), "D2", LocalDate.parse("2026-11-20")));
        var referral = work.acknowledge(work.refer(complaint, place), place);

        lookAt("2026-11-23"); // D2 was on Friday
        look(watch);

        assertThat(supervisionOf(referral, complaint).level()).isEqualTo(SupervisionLevel.COUNTY_DEPARTMENT);
        assertThat(work.stepsOf(complaint))
                .containsExactly("escalated-to-office", "escalation-acknowledged", "escalation-raised");
    }

    @Test
    void givesTheUnitADayWhenALateComplaintComesBack() {
        var complaint = work.aComplaint(place, "1");
        work.hear(complaint, new ComplaintAccepted(later(complaint, 2, MONDAY), "D2", LocalDate.parse("2026-11-20")));
        lookAt("2026-11-21");
        var first = work.requireReferralOf(complaint);
        clock.set(startOf("2026-11-23").plus(Duration.ofHours(9)));
        assertThat(work.sendBack(first, place).status()).isEqualTo(EscalationStatus.RETURNED);

        lookAt("2026-11-24");
        assertThat(work.requireReferralOf(complaint).id()).isEqualTo(first.id());
        lookAt("2026-11-25");
        var second = work.requireReferralOf(complaint);
        assertThat(second.id()).isNotEqualTo(first.id());

        var again = work.sendBack(second, place);
        assertThat(again.status()).isEqualTo(EscalationStatus.UNROUTABLE);
        assertThat(again.obstacle()).isEqualTo(Obstacle.SECOND_RETURN);
    }

    @Test
    void standsStillWhileTheComplaintIsPaused() {
        var complaint = work.hear(dueOn(work.complaint(place, "1"), LocalDate.parse("2026-11-25")));
        work.hear(complaint, new DeadlinePaused(later(complaint, 2, MONDAY), 1, PauseReason.APPRAISAL_OR_TESTING));

        lookAt("2026-12-02");
        assertThat(work.stepsOf(complaint)).isEmpty();
        work.hear(
                complaint,
                new DeadlineResumed(later(complaint, 3, clock.instant()), 1, 10, LocalDate.parse("2026-12-07"), null));
        lookAt("2026-12-07");
        assertThat(work.stepsOf(complaint)).isEmpty();
        lookAt("2026-12-08");

        assertThat(work.requireReferralOf(complaint).rules())
                .extracting(rule -> rule.key())
                .containsExactly("R8:D1", "R4");
    }

    @Test
    void leavesASuspectedCrimeToAPerson() {
        var complaint = work.hear(noticing(work.complaint(place, "1"), null, Suspicion.CRIME));
        var clicked = work.hear(noticing(work.complaint(place, "1"), null, Suspicion.CRIME));

        assertThat(work.refer(clicked, place).office()).isEqualTo(place.police());
        lookAt("2026-11-18");

        assertThat(work.stepsOf(complaint))
                .containsExactly("referral-due", "escalation-overdue", "escalation-unroutable");
        var waiting = work.requireReferralOf(complaint);
        assertThat(waiting.obstacle()).isEqualTo(Obstacle.PERSON_DECIDES);
        lookAt("2026-11-19");
        assertThat(work.requireReferralOf(complaint).status()).isEqualTo(EscalationStatus.UNROUTABLE);
        assertThat(work.keep(waiting, place).status()).isEqualTo(EscalationStatus.KEPT);
    }

    @Test
    void looksForAnOfficeAgainAndAgain() {
        var nowhere = new Place("nowhere-" + place.county());
        var complaint = work.aComplaint(nowhere, "6000");
        lookAt("2026-11-18");
        assertThat(work.requireReferralOf(complaint).obstacle()).isEqualTo(Obstacle.NO_OFFICE);
        clock.forward(Duration.ofMinutes(1));
        look(watch);
        assertThat(work.stepsOf(complaint)).hasSize(3);

        work.office(nowhere, nowhere.local(), OfficeKind.LOCAL_OFFICE, nowhere.station(), Category.GENERAL);

        assertThat(work.requireReferralOf(complaint).office()).isEqualTo(nowhere.local());
        assertThat(work.requireReferralOf(complaint).obstacle()).isNull();
    }

    @Test
    void letsGoWhatIsOverHoweverItCameToBe() {
        var complaint = work.aComplaint(place, "6000");
        work.hear(complaint, withdrawn(complaint));

        lookAt("2026-12-11");

        assertThat(work.requireReferralOf(complaint).status()).isEqualTo(EscalationStatus.LAPSED);
        assertThat(work.known(complaint).lookAgainAt()).isNull();
    }

    /** In time, with all the time there is. */
    private ComplaintReceived accepted(ComplaintReceived complaint) {
        work.hear(complaint, new ComplaintAccepted(later(complaint, 2, MONDAY), "D2", LocalDate.parse("2027-01-15")));
        return complaint;
    }

    private Supervision supervisionOf(Escalation referral, ComplaintReceived complaint) {
        var now = work.requireReferralOf(complaint);
        assertThat(now.id()).isEqualTo(referral.id());
        return java.util.Objects.requireNonNull(now.supervision());
    }

    private void lookAt(String day) {
        clock.set(startOf(day));
        look(watch);
    }

    private static boolean look(ReferralWatch watch) {
        watch.look();
        return true;
    }
}
