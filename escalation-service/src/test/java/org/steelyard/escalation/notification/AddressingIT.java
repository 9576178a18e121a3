package org.steelyard.escalation.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.steelyard.escalation.Complaints.MONDAY;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Clock;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.EscalationEvent.AssistanceGiven;
import org.steelyard.contracts.EscalationEvent.AssistanceRequested;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationRaised;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationEvent.WarningIssued;
import org.steelyard.contracts.EscalationEvent.WarningRelayed;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ResolutionOutcome;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.SupervisionLevel;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.WarningCategory;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.UnitDirectory;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class AddressingIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 17);

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    Addressing addressing;

    @Autowired
    Invitations invitations;

    @Autowired
    NotificationLog log;

    @Autowired
    NotificationStreams streams;

    @Autowired
    UnitDirectory units;

    static Stream<Arguments> facts() {
        var bySystem = origin(Role.SYSTEM);
        return Stream.of(
                arguments(new ReferralDue(bySystem, "c", "R1", 1, DAY, null), List.of("unit:P", "unit:S")),
                arguments(escalated(Role.POINT_OFFICER), List.of("office:O", "unit:S")),
                arguments(escalated(Role.STATION_OFFICER), List.of("office:O", "unit:P")),
                arguments(escalated(Role.COUNTY_REGULATOR), List.of("office:O", "unit:P", "unit:S")),
                arguments(escalated(Role.SYSTEM), List.of("office:O", "unit:P", "unit:S")),
                arguments(new EscalationAcknowledged(bySystem, "c", "O", DAY), List.of("unit:P", "unit:S")),
                arguments(
                        new EscalationResolved(bySystem, "c", "O", ResolutionOutcome.SETTLED_BY_OFFICE),
                        List.of("unit:P", "unit:S")),
                arguments(
                        new EscalationTransferred(bySystem, "c", "O", "O2", DAY),
                        List.of("office:O2", "unit:P", "unit:S")),
                arguments(new EscalationJoined(bySystem, "c", "O", "O2"), List.of("office:O2")),
                arguments(
                        new AssistanceRequested(bySystem, "c", "O", 1, AssistanceKind.EVIDENCE, DAY),
                        List.of("unit:P", "unit:S")),
                arguments(new AssistanceGiven(bySystem, "c", "O", 1), List.of("office:O")),
                arguments(
                        new EscalationUnroutable(bySystem, "c", "R3", "NOBODY"), List.of("unit:C", "unit:P", "unit:S")),
                arguments(
                        new EscalationOverdue(bySystem, "c", "O", Clock.ACKNOWLEDGEMENT, DAY),
                        List.of("office:O", "unit:C")),
                arguments(
                        new EscalationOverdue(bySystem, "c", null, Clock.REFERRAL, DAY),
                        List.of("unit:C", "unit:P", "unit:S")),
                arguments(
                        new EscalationRaised(
                                bySystem, "c", "O", SupervisionLevel.COUNTY_DEPARTMENT, "DEPARTMENT", "R8", 1),
                        List.of("office:DEPARTMENT", "office:O", "unit:C")),
                arguments(
                        new EscalationRaised(bySystem, "c", "O", SupervisionLevel.COUNTY_LEADERSHIP, null, "R8", 1),
                        List.of("office:O", "unit:C")),
                arguments(new WarningRelayed(bySystem, "w", WarningCategory.FOOD, MONDAY, false), List.of()));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void tellsThoseConcernedAndNotWhoDidIt(EscalationEvent fact, List<String> told) {
        assertThat(addressing.recipients(fact)).extracting(Recipient::name).containsExactlyInAnyOrderElementsOf(told);
    }

    /** A crash half way through a county's units is completed when the fact is heard again, and tells nobody twice. */
    @Test
    void completesAWarningThatReachedOnlySome() {
        var service = new ServiceUnderTest(port, kafka, consumers);
        var county = new County(UUID.randomUUID().toString().substring(0, 8));
        service.tellUnits(county);
        await().until(() -> units.within(List.of(county.code())).size() == 4);
        var warning = Api.on(port)
                .as(county.token(Role.COUNTY_REGULATOR))
                .post(
                        "/api/warnings",
                        "{\"category\":\"FOOD\",\"title\":\"t\",\"content\":\"c\",\"areas\":[\"%s\"]}"
                                .formatted(county.code()))
                .at("/id");
        var recipients = Stream.of(county.station(), county.point(), county.neighbour(), county.otherStation())
                .map(unit -> Recipient.unit(unit.code()))
                .toList();
        await().until(() -> recipients.stream().allMatch(recipient -> log.last(recipient) == 1));
        var again = anotherFactOf(warning, county);

        var told = new AtomicInteger();
        var crashing = announcement(_ -> {
            if (told.incrementAndGet() == 2) {
                throw new IllegalStateException("the process dies here");
            }
        });
        assertThatThrownBy(() -> crashing.announce(again)).isInstanceOf(IllegalStateException.class);
        assertThat(recipients.stream().filter(recipient -> log.last(recipient) == 2))
                .hasSize(2);

        announcement(_ -> {}).announce(again);
        announcement(_ -> {}).announce(again);

        assertThat(recipients)
                .allSatisfy(recipient -> assertThat(log.last(recipient)).isEqualTo(2));
    }

    private Announcement announcement(Waiting waiting) {
        return new Announcement(log, streams, addressing, invitations, List.of(waiting), new SimpleMeterRegistry());
    }

    private static WarningIssued anotherFactOf(String warning, County county) {
        return new WarningIssued(
                new Origin(
                        "escalation-service",
                        warning,
                        2,
                        MONDAY,
                        MONDAY,
                        new UnitRef(county.code(), UnitKind.COUNTY, List.of(county.code())),
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                WarningCategory.FOOD,
                List.of(county.code()),
                MONDAY);
    }

    private static EscalatedToOffice escalated(Role by) {
        return new EscalatedToOffice(origin(by), "c", "O", EscalationTrigger.OFFICER, null, null, DAY, null);
    }

    private static Origin origin(Role by) {
        return new Origin(
                "escalation-service",
                UUID.randomUUID().toString(),
                1,
                MONDAY,
                MONDAY,
                new UnitRef("P", UnitKind.POINT, List.of("C", "S", "P")),
                by,
                Channel.APP);
    }
}
