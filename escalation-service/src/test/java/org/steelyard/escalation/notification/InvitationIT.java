package org.steelyard.escalation.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingEvent.SessionCancelled;
import org.steelyard.contracts.TrainingEvent.SessionPlanned;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class InvitationIT {

    private static final Duration WEEK = Duration.ofDays(7);

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    UnitDirectory units;

    @Autowired
    NotificationLog log;

    @Autowired
    Announcement announcement;

    ServiceUnderTest service;
    County county;
    String session;

    @BeforeEach
    void aCountyWithUnits() {
        service = new ServiceUnderTest(port, kafka, consumers);
        county = new County(UUID.randomUUID().toString().substring(0, 8));
        session = UUID.randomUUID().toString();
        service.tellUnits(county);
        await().until(() -> units.within(List.of(county.code())).size() == 4);
    }

    @Test
    void theInvitedAreToldOfASessionAndThatItIsCalledOff() {
        var planned = planned(
                1,
                county.station(),
                county.station().code(),
                null,
                ServiceUnderTest.now().plus(WEEK));
        service.tell(planned);
        service.tell(planned);
        service.tell(new SessionCancelled(origin(2, county.station())));

        await().untilAsserted(() ->
                assertThat(toldTo(county.point())).containsExactly("session-planned", "session-cancelled"));
        await().untilAsserted(() ->
                assertThat(toldTo(county.neighbour())).containsExactly("session-planned", "session-cancelled"));
        assertThat(toldTo(county.station())).isEmpty(); // it invites
        assertThat(toldTo(county.otherStation())).isEmpty();
        var seen = Api.on(port).as(county.officer()).get("/api/notifications");
        assertThat(seen.at("/items/0/session")).isEqualTo(session);
        assertThat(seen.at("/items/0/unit")).isEqualTo(county.station().code());
    }

    @Test
    void onlyTheOfficersMeantAreTold() {
        announcement.announce(planned(
                1,
                county.station(),
                county.code(),
                Role.STATION_OFFICER,
                ServiceUnderTest.now().plus(WEEK)));

        assertThat(toldTo(county.otherStation())).containsExactly("session-planned");
        assertThat(toldTo(county.point())).isEmpty();
    }

    @Test
    void nobodyIsInvitedToWhatIsOver() {
        announcement.announce(planned(
                1, county.station(), county.code(), null, ServiceUnderTest.now().minus(WEEK)));
        announcement.announce(new SessionCancelled(origin(2, county.station())));

        assertThat(toldTo(county.point())).isEmpty();
    }

    private List<String> toldTo(UnitRef unit) {
        return log.after(Recipient.unit(unit.code()), 0, 10).stream()
                .map(Notification::type)
                .toList();
    }

    private SessionPlanned planned(
            long sequence, UnitRef giver, String area, @Nullable Role audience, Instant startsAt) {
        return new SessionPlanned(
                origin(sequence, giver),
                TrainingMode.LECTURE,
                List.of("M01"),
                startsAt,
                startsAt.plusSeconds(3_600),
                List.of(area),
                audience);
    }

    private Origin origin(long sequence, UnitRef giver) {
        var now = ServiceUnderTest.now();
        return new Origin("training-service", session, sequence, now, now, giver, Role.STATION_OFFICER, Channel.APP);
    }
}
