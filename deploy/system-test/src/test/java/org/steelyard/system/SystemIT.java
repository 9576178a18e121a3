package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.steelyard.contracts.UnitRef;
import org.steelyard.oracle.ObviousScorer;
import tools.jackson.databind.JsonNode;

/** The main job on a real county: the README's tour, then the same under faults, then after a full restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemIT {

    private static final List<String> VICTIMS = List.of(
            "complaint-service", "assessment-service", "escalation-service", "training-service", "gateway", "backing");

    static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A point of the sample county that none of its invented life touches more than the tour does. */
    private static final String POINT = "350428100202";

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    private static final String SCALE = System.getProperty("system.scale", "1");

    private static final Set<String> FINAL = Set.of("DECLINED", "SETTLED", "TERMINATED", "WITHDRAWN", "RESOLVED");

    private static final Set<String> OPEN_REFERRALS = Set.of("ESCALATED", "ACKNOWLEDGED");

    /** How long nothing may move for what the browsers wrote to be through. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** What people made in the console, whose answers change with nothing but what people do. */
    private static final List<String> MADE_BY_PEOPLE = List.of(
            "/api/assessments/" + YEAR,
            "/api/assessments/" + YEAR + "/units?limit=1000",
            "/api/assessments/" + YEAR + "/results?limit=1000",
            "/api/assessments/" + YEAR + "/appeals?limit=1000",
            "/api/schemes/what-ifs?limit=200",
            "/api/referral-rules",
            "/api/training/sessions?limit=200");

    private Collector collector;
    private RunningSystem system;
    /** Signed in before the gateway and the store are killed, and still after all was stopped and started. */
    private Browser staying;

    @BeforeAll
    void start() throws IOException {
        collector = new Collector();
        system = new RunningSystem(
                Files.createDirectories(Path.of("target/system")
                        .toAbsolutePath()
                        .resolve(UUID.randomUUID().toString())),
                Map.of("STEELYARD_OTLP_ENDPOINT", collector.endpoint()),
                1);
        staying = new Browser(system.gateway());
        system.up("--sample-scale", SCALE, "--start-limit", "3600");
    }

    @AfterAll
    void stop() {
        system.down();
        collector.close();
    }

    @Test
    @Order(1)
    void scoresAllUnitsOfTheCounty() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scores()).hasSize(168));
        assertThat(scores().stream().filter(row -> row.path("kind").asString().equals("STATION")))
                .hasSize(14);
        assertThat(scores().stream().filter(row -> !row.path("score").isNull())).isNotEmpty();
    }

    /** The recorded life is a year's: {@code -Dsystem.scale=13} makes it some five thousand complaints. */
    @Test
    @Order(2)
    void everyComplaintIsOverOrHasARunningClock() throws Exception {
        var complaints = system.all("regulator", "/api/complaints");
        var withOffice = system.all("regulator", "/api/escalations").stream()
                .filter(referral ->
                        OPEN_REFERRALS.contains(referral.path("status").asString()))
                .map(referral -> referral.path("complaint").asString())
                .collect(Collectors.toSet());

        assertThat(complaints).hasSizeGreaterThan(200 * Integer.parseInt(SCALE));
        assertThat(complaints.stream().map(one -> one.path("status").asString()))
                .contains("SETTLED", "TERMINATED", "DECLINED", "WITHDRAWN", "RESOLVED");
        assertThat(complaints).allSatisfy(complaint -> {
            var open = !FINAL.contains(complaint.path("status").asString());
            assertThat(open)
                    .as(complaint.toString())
                    .isEqualTo(complaint.path("clock").path("rule").isString());
            if (complaint.path("status").asString().equals("ESCALATED")) {
                assertThat(withOffice).contains(complaint.path("id").asString());
            }
        });
    }

    @Test
    @Order(3)
    void ledgerReferralsAndEventsAgreeOnEveryState() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var ledger = system.all("regulator", "/api/complaints").stream()
                    .collect(Collectors.toMap(
                            one -> one.path("id").asString(),
                            one -> one.path("status").asString()));
            var told = EventLog.read(system.broker()).states();
            assertThat(told).isEqualTo(ledger);
            var handedOver = system.all("regulator", "/api/escalations").stream()
                    .filter(one -> Set.of("ESCALATED", "ACKNOWLEDGED")
                            .contains(one.path("status").asString()))
                    .map(one -> one.path("complaint").asString())
                    .filter(complaint -> !FINAL.contains(ledger.get(complaint)))
                    .collect(Collectors.toSet());
            assertThat(handedOver)
                    .isEqualTo(ledger.entrySet().stream()
                            .filter(one -> one.getValue().equals("ESCALATED"))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()));
        });
    }

    /** Live, and as of three days of the year: every unit has the score that the second scorer makes of the same log. */
    @Test
    @Order(4)
    void everyUnitHasTheScoreOfTheSecondScorer() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var live = scores();
            var second = new ObviousScorer(EventLog.facts(system.broker()), YEAR, Instant.now());
            assertThat(live).allSatisfy(row -> Scores.agree(row, second));
        });
        var log = EventLog.facts(system.broker());
        for (var day : List.of("03-31", "07-15", "10-31")) {
            var asOf = OffsetDateTime.parse("%d-%sT18:00:00+08:00".formatted(YEAR, day));
            if (asOf.isBefore(OffsetDateTime.now(ZoneOffset.UTC))) {
                var second = new ObviousScorer(log, YEAR, asOf.toInstant());
                for (var row : scores()) {
                    Scores.agree(
                            system.get(
                                    "regulator",
                                    "/api/scores/" + row.path("unit").asString() + "?period=" + YEAR + "&asOf="
                                            + asOf.toInstant()),
                            second);
                }
            }
        }
    }

    @Test
    @Order(5)
    void goesThroughTheTourAsItStandsInTheReadme() throws Exception {
        var tour = Pattern.compile("```bash tour\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(RunningSystem.ROOT.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(tour).contains("deploy/token");

        var run = system.run(PATIENCE, List.of("bash", "-euo", "pipefail", "-c", tour));

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("\"status\":\"RECEIVED\"", "\"status\":\"ACKNOWLEDGED\"", "\"status\":\"RESOLVED\"");
    }

    /** From the door through the log to the score and to those who are told; and nobody's name or number is in it. */
    @Test
    @Order(6)
    void aComplaintIsOneTraceThroughAllServices() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var account = "point-" + POINT;

        var entry = system.postInTrace(account, "/api/complaints", Intake.LARGE_ENTRY, trace);
        assertThat(entry.statusCode()).as(entry.body()).isEqualTo(201);
        var referral = "{\"complaint\": \"%s\"}"
                .formatted(system.read(entry.body()).path("id").asString());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.postInTrace(account, "/api/escalations", referral, trace)
                                .statusCode())
                        .isEqualTo(201));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.trace(trace))
                        .extracting(step -> step.service() + ": " + step.name())
                        .contains(
                                "gateway: POST /api/complaints/**",
                                "complaint-service: http post /api/complaints",
                                "complaint-service: complaint-events send",
                                "escalation-service: complaint-events process",
                                "gateway: POST /api/escalations/**",
                                "escalation-service: http post /api/escalations",
                                "escalation-service: escalation-events send",
                                "complaint-service: escalation-events process",
                                "assessment-service: complaint-events process",
                                "assessment-service: escalation-events process",
                                "assessment-service: score unit",
                                "assessment-service: score-events process"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.trace(trace))
                        .as("the office is notified")
                        .anyMatch(step -> step.service().equals("escalation-service")
                                && step.name().equals("escalation-events process")
                                && step.attributes().toString().contains("announcements")));
        await().atMost(PATIENCE).untilAsserted(() -> {
            var ids = collector.trace(trace).stream().map(Collector.Step::id).collect(Collectors.toSet());
            assertThat(collector.trace(trace))
                    .as("every step follows from another or from the client's")
                    .allMatch(step -> step.parent().equals(RunningSystem.CLIENT_STEP) || ids.contains(step.parent()));
        });
        assertThat(collector.trace(trace).toString()).doesNotContain("示例", "130 0000", "1300000", "称重");
        assertThat(system.log("escalation-service").lines())
                .as("log lines of listeners name the trace")
                .anyMatch(line -> line.contains("\"trace.id\":\"" + trace) && line.contains("referral.Firing"));
    }

    /** A board that stays empty, or an alert that cannot fire, is noticed on the night it is needed. */
    @Test
    @Order(7)
    void everyQueryOfTheBoardsAndAlertsAnswersWithData() throws Exception {
        Assumptions.assumeTrue(Prometheus.isInstalled(), Prometheus.NOT_INSTALLED);
        try (var prometheus = Prometheus.beside(system)) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(ConnectException.class) // it has only just been started
                    .untilAsserted(
                            () -> assertThat(prometheus.servicesSeenTwice()).isEqualTo(RunningSystem.SERVICES.size()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(prometheus.unanswered())
                            .as("queries without an answer")
                            .isEmpty());
            assertThat(prometheus.notOnThePage())
                    .as("series the page of metrics does not explain")
                    .isEmpty();
        }
    }

    @Test
    @Order(8)
    void signsABrowserInAtTheLocalProviderAndOut() throws Exception {
        var passing = new Browser(system.gateway());
        assertThat(passing.signIn("office", "steelyard-demo")).contains("OFFICE_OFFICER");
        assertThat(passing.postUnproven("/api/complaints", "{}").body()).contains("csrf-token");
        assertThat(passing.post("/api/complaints", "{}").body()).doesNotContain("csrf-token");
        passing.signOut();
        assertThat(passing.get("/api/me").body()).contains("unauthenticated");

        assertThat(staying.signIn("station", "steelyard-demo")).contains("STATION_OFFICER");
    }

    @Test
    @Order(9)
    void losesAndDoublesNothingWhenServicesAreKilled() throws Exception {
        var account = "point-" + POINT;
        var before = entries(account);
        var scored = entriesScored(account);
        var acknowledged = enterWhileKilling(account);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Intake.ids(entries(account)))
                        .containsAll(acknowledged)
                        .hasSize(before.size() + acknowledged.size()));
        var numbers = entries(account).stream()
                .map(entry -> entry.path("ledgerNumber").asString())
                .sorted()
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().isEqualTo(Intake.numbersUpTo(POINT, YEAR, numbers.size()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entriesScored(account)).isEqualTo(scored + acknowledged.size()));
        assertThat(scored + acknowledged.size()).isEqualTo(entriesOfAllTracks(account));
    }

    private int entriesOfAllTracks(String account) throws Exception {
        var consultations = system.all(account, "/api/consultations?unit=" + POINT).stream()
                .filter(one -> one.path("kind").asString().equals("CONSULTATION"))
                .count();
        return entries(account).size()
                + system.all(account, "/api/violation-reports?unit=" + POINT).size()
                + (int) consultations;
    }

    /** Complaints, violation reports and consultations that the score of the point counts. */
    private int entriesScored(String account) throws Exception {
        return system.get(account, "/api/scores/" + POINT + "?period=" + YEAR)
                .path("entries")
                .asInt();
    }

    @Test
    @Order(10)
    void canShowThatNoLedgerWasAltered() throws Exception {
        var file = Files.createTempFile("ledger", ".jsonl");
        Files.writeString(file, system.text("auditor", "/api/ledger/export?unit=" + POINT));

        var run = system.run(PATIENCE, List.of("./deploy/verify-ledger", file.toString()));

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("INTACT");
        Files.writeString(file, Files.readString(file).replaceFirst("RECEIVED", "RECEIVEE"));
        assertThat(system.run(PATIENCE, List.of("./deploy/verify-ledger", file.toString()))
                        .output())
                .contains("ALTERED");
    }

    /**
     * In a real browser, through the sign-in page. {@code -Dguide.write=true} puts the pictures into the user guide.
     */
    @Test
    @Order(11)
    void peopleDoTheirWorkInTheConsole() {
        var run = system.journeys(Boolean.getBoolean("guide.write"));

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("all journeys went through");
    }

    /** Frozen by the journey through the year, or here where that was left out. */
    @Test
    @Order(12)
    void everyFrozenResultIsThatOfTheSecondScorer() throws Exception {
        var year = "/api/assessments/" + YEAR;
        if (system.get("regulator", year).path("freeze").path("cutOff").isMissingNode()) {
            var freeze = "{\"asOf\": \"%s\", \"reason\": \"年度结束\"}".formatted(Instant.now());
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> system.post(
                                            "regulator",
                                            year + "/freeze",
                                            freeze,
                                            UUID.randomUUID().toString())
                                    .statusCode()
                            == 200);
        }
        var cutOff = system.get("regulator", year).path("freeze").path("cutOff").asString();
        var second = new ObviousScorer(EventLog.facts(system.broker()), YEAR, Instant.parse(cutOff));
        var units = scores().stream().map(Scores::unitOf).collect(Collectors.toMap(UnitRef::code, unit -> unit));

        var results = system.all("regulator", year + "/results");

        assertThat(results).hasSize(168);
        for (var result : results) {
            var unit = Objects.requireNonNull(units.get(result.path("unit").asString()));
            Scores.agree(unit, result.path("frozen"), second);
        }
    }

    @Test
    @Order(13)
    void takesUpTheDataOfTheFirstStart() throws Exception {
        var account = "point-" + POINT;
        var entries = Intake.ids(entries(account));
        var scores = settledScores();
        var made = madeByPeople();

        system.down();
        system.up();

        assertThat(Intake.ids(entries(account))).isEqualTo(entries);
        assertThat(madeByPeople()).isEqualTo(made);
        assertThat(staying.get("/api/me").body()).contains("STATION_OFFICER");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown(scores())).isEqualTo(shown(scores)));
    }

    /** Enters complaints one after another, as a client that retries, while the services behind are killed in turn. */
    private List<String> enterWhileKilling(String account) throws Exception {
        var stop = new AtomicBoolean();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> client = workers.submit(() -> {
                var intake = new Intake(system, account, 1);
                var ids = new ArrayList<String>();
                while (!stop.get()) {
                    ids.add(intake.enter(Intake.ENTRY));
                }
                return ids;
            });
            for (var victim : VICTIMS) {
                var killed = system.kill(victim);
                await().atMost(PATIENCE)
                        .ignoreExceptionsInstanceOf(AssertionError.class)
                        .until(() -> system.process(victim).pid() != killed);
                await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                    var unused = system.get(account, "/api/scores/" + POINT + "?period=" + YEAR);
                    unused = system.get(account, "/api/complaints?limit=1");
                    unused = system.get(account, "/api/escalations?limit=1");
                    return true;
                });
            }
            stop.set(true);
            return client.get();
        }
    }

    private List<JsonNode> entries(String account) throws Exception {
        return system.all(account, "/api/complaints?unit=" + POINT);
    }

    private List<JsonNode> scores() throws Exception {
        return Scores.of(system, YEAR);
    }

    private List<JsonNode> settledScores() throws Exception {
        var before = new AtomicReference<List<String>>(List.of());
        await().during(QUIET).atMost(PATIENCE).until(() -> {
            var now = shown(scores());
            return now.equals(before.getAndSet(now));
        });
        return scores();
    }

    private Map<String, JsonNode> madeByPeople() throws Exception {
        var made = new TreeMap<String, JsonNode>();
        for (var path : MADE_BY_PEOPLE) {
            made.put(path, system.get("regulator", path));
        }
        return made;
    }

    private static List<String> shown(List<JsonNode> scores) {
        return scores.stream()
                .map(row ->
                        row.path("unit").toString() + " " + row.path("score").toString())
                .toList();
    }
}
