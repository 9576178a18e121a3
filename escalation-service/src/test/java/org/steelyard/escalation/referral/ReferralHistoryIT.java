package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.corrected;
import static org.steelyard.escalation.Complaints.dueOn;
import static org.steelyard.escalation.Complaints.failed;
import static org.steelyard.escalation.Complaints.later;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintAccepted;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.ComplaintSettled;
import org.steelyard.contracts.ComplaintEvent.DeadlinePaused;
import org.steelyard.contracts.ComplaintEvent.DeadlineResumed;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.PauseReason;
import org.steelyard.contracts.ReopeningReason;
import org.steelyard.escalation.MovedClock;
import org.steelyard.escalation.SettableClock;
import org.steelyard.escalation.referral.CountyAtWork.Place;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.problem.Refusal;
import org.steelyard.testkit.Backing;
import org.steelyard.testkit.TopicReader;

/** Whatever people do, in whatever order and on whatever day, nothing that is open is left to nobody. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@Import({MovedClock.class, CountyAtWork.class})
@SuppressWarnings("NullAway.Init")
class ReferralHistoryIT {

    private static final int STEPS = 60;

    @Autowired
    CountyAtWork work;

    @Autowired
    ReferralWatch watch;

    @Autowired
    SettableClock clock;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    Escalations escalations;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void leavesNothingOpenToNobody(long seed) {
        var random = new Random(seed);
        clock.set(MONDAY);
        var place = work.aCounty();
        var cases = new ArrayList<Case>();
        for (int step = 0; step < STEPS; step++) {
            clock.forward(Duration.ofHours(random.nextInt(20)));
            if (cases.size() < 4 || random.nextInt(10) == 0) {
                cases.add(new Case(begin(place, random)));
            } else {
                act(cases.get(random.nextInt(cases.size())), place, random);
            }
            if (random.nextInt(3) == 0) {
                watch.look();
            }
            cases.forEach(this::isWatched);
        }
        haveToldWithoutGaps(place);
    }

    private ComplaintReceived begin(Place place, Random random) {
        var amount = random.nextBoolean() ? "6000" : "1";
        var due = LocalDate.parse("2026-11-18").plusDays(random.nextInt(20));
        return work.hear(dueOn(work.complaint(place, amount), random.nextInt(4) == 0 ? null : due));
    }

    private void act(Case known, Place place, Random random) {
        var complaint = known.received;
        var next = known.sequence + 1;
        var at = clock.instant();
        var facts = List.<ComplaintEvent>of(
                new ComplaintAccepted(later(complaint, next, at), "D2", LocalDate.parse("2026-12-01")),
                failed(complaint, next, at),
                failed(complaint, next, at),
                new ComplaintSettled(later(complaint, next, at), null),
                new ComplaintReopened(later(complaint, next, at), ReopeningReason.OTHER),
                new DeadlinePaused(later(complaint, next, at), 1, PauseReason.APPRAISAL_OR_TESTING),
                new DeadlineResumed(later(complaint, next, at), 1, 2, LocalDate.parse("2026-12-01"), null),
                corrected(complaint, next, at, "7000", 6, random.nextInt(5) == 0 ? Harm.INJURY : Harm.NONE, "r"));
        if (random.nextInt(2) == 0) {
            known.sequence = next;
            var fact = facts.get(random.nextInt(facts.size()));
            work.hear(complaint, fact);
            if (random.nextInt(4) == 0) {
                work.hear(complaint, fact); // told twice
            }
        } else {
            var commands = List.<Consumer<Escalation>>of(
                    referral -> work.acknowledge(referral, place),
                    referral -> work.resolve(referral, place),
                    referral -> work.sendBack(referral, place),
                    referral -> work.transfer(referral, place.regulator(), place),
                    referral -> work.keep(referral, place));
            try {
                var referral = work.referralOf(complaint);
                if (referral == null || random.nextInt(3) == 0) {
                    var unused = work.refer(complaint, place);
                } else {
                    commands.get(random.nextInt(commands.size())).accept(referral);
                }
            } catch (Refusal refused) {
                assertThat(refused.kind()).isNotEqualTo(Refusal.Kind.UNAVAILABLE);
            }
        }
    }

    /** At most one referral is open, and what is open has a clock or lies with the county. */
    private void isWatched(Case known) {
        var complaint = work.known(known.received);
        var referrals = escalations.ofComplaint(complaint.id());
        var open = referrals.stream()
                .filter(referral -> !referral.status().isFinal())
                .toList();
        assertThat(open).as("open referrals of " + complaint).hasSizeLessThanOrEqualTo(1);
        for (var referral : open) {
            var supervision = referral.supervision();
            if (referral.lookAgainAt() == null
                    && referral.status() != EscalationStatus.UNROUTABLE
                    && (supervision == null || !supervision.isAtTheTop())) {
                fail("nobody watches " + referral.status() + " " + referral.steps());
            }
            assertThat(referral.id()).isEqualTo(complaint.referral());
            assertThat(complaint.open())
                    .as("a complaint that is over is referred")
                    .isTrue();
        }
        if (complaint.open() && !complaint.progress().paused()) {
            assertThat(complaint.lookAgainAt()).as("clock of " + complaint).isNotNull();
        }
    }

    private void haveToldWithoutGaps(Place place) {
        var codec = new EventCodec();
        for (var referral : escalations.inArea(place.county())) {
            var steps = referral.steps().stream()
                    .filter(step -> !step.type().equals("decision")) // the county's word is no event
                    .count();
            await().untilAsserted(() -> assertThat(TopicReader.readAll(consumers, EscalationEvent.TOPIC).stream()
                            .map(record -> (EscalationEvent) codec.read(record.headers(), record.value()))
                            .filter(event -> event.subject().equals(referral.id()))
                            .map(EscalationEvent::sequence)
                            .distinct())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, steps).boxed().toList()));
        }
    }

    private static final class Case {
        private final ComplaintReceived received;
        private long sequence = 1;

        private Case(ComplaintReceived received) {
            this.received = received;
        }
    }
}
