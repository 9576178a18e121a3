package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.oracle.ObviousScorer;
import org.steelyard.system.RunningSystem.Change;
import tools.jackson.databind.JsonNode;

/**
 * Two instances of every service and of the gateway on one broker and store; any of them may go at any time. Twelve processes
 * and twenty restarts are more than two cores do beside everything else, so it is run when asked for: {@code -Dtwo.of.each=true}.
 */
@EnabledIfSystemProperty(named = "two.of.each", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoOfEachIT {

    private static final int TWO = 2;
    private static final int YEAR = LocalDate.now(WorkingCalendar.ZONE).getYear();

    /** What every service is asked, so that each has something to answer. */
    private static final List<String> QUESTIONS = List.of(
            "/api/complaints?limit=1",
            "/api/escalations?limit=1",
            "/api/training/sessions?limit=1",
            "/api/scores?period=" + YEAR + "&limit=1");

    /** A point of the county, another than that of the account {@code point}, whose clocks run out in the test. */
    private static final String LATE_POINT = "350428100202";

    private static final int LATE = 12;

    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> referred = new CopyOnWriteArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final Map<String, String> watched = new ConcurrentHashMap<>();

    private RunningSystem system;
    private EventStream notifications;
    private EventStream scores;
    private String point;

    @BeforeAll
    void start() throws Exception {
        system = new RunningSystem(
                Files.createDirectories(Path.of("target/two-of-each")
                        .toAbsolutePath()
                        .resolve(UUID.randomUUID().toString())),
                Map.of("STEELYARD_REFERRALS_IMPORTGRACE", "20s"),
                TWO);
        system.up("--sample-scale", "0", "--no-aot");
        point = system.get("point", "/api/me").path("unit").asString();
        notifications = new EventStream(system, "office", "/api/notifications/stream", TWO, _ -> {});
        scores = new EventStream(system, "regulator", "/api/scores/stream", TWO, this::watch);
        await().atMost(SystemIT.PATIENCE).until(() -> notifications.hasBegun() && scores.hasBegun());
        readScores();
    }

    @AfterAll
    void stop() {
        notifications.close();
        scores.close();
        system.down();
    }

    /** As the console does: a score that moved replaces the one before; told that it may have missed some, it reads all. */
    private void watch(EventStream.Event event) {
        if (event.name().equals("refresh")) {
            readScores();
        } else {
            see(system.read(event.data()));
        }
    }

    private void readScores() {
        await().atMost(SystemIT.PATIENCE)
                .ignoreExceptionsMatching(_ -> true) // a gateway may be away
                .until(() -> Scores.of(system, YEAR), _ -> true)
                .forEach(this::see);
    }

    private void see(JsonNode score) {
        watched.put(score.path("unit").asString(), score.path("score").toString());
    }

    @Test
    @Order(1)
    void bothInstancesOfEachAnswerTheirShare() throws Exception {
        for (int i = 0; i < 20; i++) {
            for (var question : QUESTIONS) {
                assertThat(system.send(i % TWO + 1, "regulator", question, null).statusCode())
                        .isEqualTo(200);
            }
        }

        for (var service : RunningSystem.SERVICES) {
            var one = answered(service);
            var other = answered(service + "-2");
            assertThat(Math.min(one, other))
                    .as("%s: %s and %s", service, one, other)
                    .isGreaterThanOrEqualTo(5);
        }
    }

    /** Requests of the interface that an instance has answered, by its own count. */
    private double answered(String part) throws Exception {
        return sum(part, "http_server_requests_seconds_count\\{.*uri=\"/api/.*} (\\S+)");
    }

    private double sum(String part, String series) throws Exception {
        return Pattern.compile(series)
                .matcher(system.metrics(part))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    @Test
    @Order(2)
    void streamsGoOnAtTheOtherInstanceWhenTheirsIsKilled() throws Exception {
        var intake = new Intake(system, "point", TWO);
        enterAndRefer(intake);
        await().atMost(SystemIT.PATIENCE).until(() -> notifications.events().size() == 1);
        var before = List.of(notifications.openings(), scores.openings());

        killOneOf("escalation-service", "steelyard_notifications_streams\\{.*} (\\S+)");
        killOneOf("assessment-service", "steelyard_score_streams\\{.*} (\\S+)");

        enterAndRefer(intake);
        await().atMost(SystemIT.PATIENCE)
                .until(() -> notifications.events().size() == 2
                        && notifications.openings() > before.getFirst()
                        && scores.openings() > before.getLast());
        await().atMost(SystemIT.PATIENCE)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> system.parts().stream().allMatch(system::isReady));
    }

    /** Kills the instance at which a stream is open. */
    private void killOneOf(String service, String openStreams) throws Exception {
        var victim = sum(service, openStreams) > 0 ? service : service + "-2";
        assertThat(sum(victim, openStreams)).isEqualTo(1);
        var unused = system.kill(victim);
    }

    private void enterAndRefer(Intake intake) {
        var complaint = intake.enter(Intake.LARGE_ENTRY);
        acknowledged.add(complaint);
        referred.add(intake.refer(complaint));
    }

    @Test
    @Order(3)
    void losesAndDoublesNothingWhenEachInstanceIsKilledInTurn() throws Exception {
        enterWhatIsLate();
        var stop = new AtomicBoolean();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = workers.submit(() -> {
                var intake = new Intake(system, "point", TWO);
                while (!stop.get()) {
                    enterAndRefer(intake);
                    acknowledged.add(intake.enter(Intake.ENTRY));
                    acknowledged.add(intake.enter(Intake.ENTRY));
                }
                return true;
            });
            for (var instance : List.of("", "-2")) {
                var killed = RunningSystem.SERVICES.stream()
                        .map(service -> service + instance)
                        .collect(Collectors.toMap(part -> part, system::kill));
                killed.forEach(this::awaitAnother);
            }
            stop.set(true);
            assertThat(client.get()).isTrue();
        }
    }

    /** Complaints that nobody referred in time: rule R1 does it by itself when they have been left alone. */
    private void enterWhatIsLate() {
        var then = dayWhoseReferralsAreLate()
                .atTime(9, 0)
                .atZone(WorkingCalendar.ZONE)
                .toOffsetDateTime();
        var intake = new Intake(system, "importer", TWO);
        for (int i = 0; i < LATE; i++) {
            late.add(intake.enter("{\"unit\": \"%s\", \"occurredAt\": \"%s\", \"recordedAt\": \"%s\", %s"
                    .formatted(LATE_POINT, then, then, Intake.LARGE_ENTRY.substring(1))));
        }
    }

    /** The last day from which the one working day for a referral has passed. */
    private static LocalDate dayWhoseReferralsAreLate() {
        var today = LocalDate.now(WorkingCalendar.ZONE);
        return Stream.iterate(today.minusDays(1), day -> day.minusDays(1))
                .filter(day -> WorkingCalendar.china().workingDaysAfter(day, 1).date() instanceof LocalDate due
                        && due.isBefore(today))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the launcher has another process there, and that is ready. */
    private void awaitAnother(String part, long pid) {
        await().atMost(SystemIT.PATIENCE)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> system.process(part).pid() != pid && system.isReady(part));
    }

    @Test
    @Order(4)
    void isRestartedUnderLoadWithoutAFailedRequest() throws Exception {
        var client = new UnshakenClient(system, TWO);
        var stop = new AtomicBoolean();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = workers.submit(() -> {
                while (!stop.get()) {
                    var change = new Change(Intake.ENTRY, UUID.randomUUID().toString());
                    client.send("point", "/api/complaints", change)
                            .ifPresent(answer -> acknowledged.add(
                                    system.read(answer).path("id").asString()));
                }
                return true;
            });
            var reading = workers.submit(() -> {
                for (int i = 0; !stop.get(); i++) {
                    var unused = client.send("regulator", QUESTIONS.get(i % QUESTIONS.size()), null);
                }
                return true;
            });
            for (var part : system.parts()) {
                awaitAnother(part, system.stop(part));
            }
            stop.set(true);
            assertThat(writing.get() && reading.get()).isTrue();
        }
        System.out.println(
                "restarted under load: " + client.requests() + " requests, " + client.repeats() + " repeats");
        assertThat(client.failures()).isEmpty();
        assertThat(client.requests()).isGreaterThan(100);
    }

    @Test
    @Order(5)
    void hasEveryEntryOnceAndNumberedWithoutAGap() throws Exception {
        var entries = system.all("point", "/api/complaints?unit=" + point);

        assertThat(Intake.ids(entries)).hasSameSizeAs(entries).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(entries.stream()
                        .map(entry -> entry.path("ledgerNumber").asString())
                        .sorted()
                        .toList())
                .isEqualTo(Intake.numbersUpTo(point, YEAR, acknowledged.size()));
    }

    @Test
    @Order(6)
    void hasToldTheOfficeOfEachReferralOnce() throws Exception {
        await().atMost(SystemIT.PATIENCE).untilAsserted(() -> {
            var told = system.all("office", "/api/notifications").stream()
                    .filter(one -> one.path("type").asString().equals("escalated-to-office"))
                    .map(one -> one.path("escalation").asString())
                    .toList();
            assertThat(told).doesNotHaveDuplicates().containsAll(referred);
        });
        await().atMost(SystemIT.PATIENCE).untilAsserted(() -> {
            var all = system.all("office", "/api/notifications").size();
            assertThat(notifications.events())
                    .extracting(EventStream.Event::id)
                    .as("the stream that was cut off again and again")
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, all)
                            .mapToObj(String::valueOf)
                            .toList());
        });
    }

    @Test
    @Order(7)
    void hasDoneOnceWhatWasDue() {
        await().atMost(SystemIT.PATIENCE)
                .untilAsserted(() -> assertThat(moves()).allSatisfy((complaint, moves) -> {
                    assertThat(moves.stream().filter(EscalationOverdue.class::isInstance))
                            .as(moves.toString())
                            .hasSize(1);
                    assertThat(moves.stream().filter(EscalatedToOffice.class::isInstance))
                            .as(moves.toString())
                            .hasSize(1);
                }));
    }

    /** What the log tells of the referrals of late complaints. */
    private Map<String, List<ReferralEvent>> moves() {
        var told = EventLog.facts(system.broker()).stream()
                .filter(ReferralEvent.class::isInstance)
                .map(ReferralEvent.class::cast)
                .collect(Collectors.groupingBy(ReferralEvent::complaint));
        return late.stream()
                .collect(
                        Collectors.toMap(complaint -> complaint, complaint -> told.getOrDefault(complaint, List.of())));
    }

    @Test
    @Order(8)
    void hasTheScoresOfTheSecondScorerAndWhoWatchesSeesThem() throws Exception {
        await().atMost(SystemIT.PATIENCE).untilAsserted(() -> {
            var live = Scores.of(system, YEAR);
            var second = new ObviousScorer(EventLog.facts(system.broker()), YEAR, Instant.now());
            assertThat(live).hasSizeGreaterThan(100).allSatisfy(row -> Scores.agree(row, second));
            assertThat(live)
                    .allSatisfy(row -> assertThat(watched)
                            .containsEntry(
                                    row.path("unit").asString(),
                                    row.path("score").toString()));
        });
    }
}
