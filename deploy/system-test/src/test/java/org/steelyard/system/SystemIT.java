package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** The main job on a real county: the README's tour, then the same under faults, then after a full restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemIT {

    private static final List<String> VICTIMS = List.of(
            "complaint-service", "assessment-service", "escalation-service", "training-service", "gateway", "backing");

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A point of the sample county that none of its invented life touches more than the tour does. */
    private static final String POINT = "350428100202";

    private static final String ENTRY = """
            {"complainant": {"name": "示例乙", "phone": "130 0000 0003", "consents": true},
             "respondent": {"name": "示例商店"}, "facts": {"content": "称重不足"}, "category": "GENERAL",
             "disputedAmount": {"amount": "35.00", "currency": "CNY"}, "complainants": 1, "harm": "NONE",
             "requests": ["MAKE_UP_QUANTITY"], "channel": "PHONE"}""";

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    private RunningSystem system;

    @BeforeAll
    void start() throws IOException {
        system = new RunningSystem(Files.createDirectories(Path.of("target/system")
                .toAbsolutePath()
                .resolve(UUID.randomUUID().toString())));
        system.up();
    }

    @AfterAll
    void stop() {
        system.down();
    }

    @Test
    @Order(1)
    void scoresAllUnitsOfTheCounty() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scores()).hasSize(168));
        assertThat(scores().stream().filter(row -> row.path("kind").asString().equals("STATION")))
                .hasSize(14);
        assertThat(scores().stream().filter(row -> !row.path("score").isNull())).isNotEmpty();
    }

    @Test
    @Order(2)
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

    @Test
    @Order(3)
    void losesAndDoublesNothingWhenServicesAreKilled() throws Exception {
        var account = "point-" + POINT;
        var before = entries(account);
        var acknowledged = enterWhileKilling(account);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids(entries(account)))
                        .containsAll(acknowledged)
                        .hasSize(before.size() + acknowledged.size()));
        var numbers = entries(account).stream()
                .map(entry -> entry.path("ledgerNumber").asString())
                .sorted()
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().isEqualTo(numbersUpTo(numbers.size()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.get(account, "/api/scores/" + POINT + "?period=" + YEAR)
                                .path("entries")
                                .asInt())
                        .isEqualTo(numbers.size()));
    }

    @Test
    @Order(4)
    void takesUpTheDataOfTheFirstStart() throws Exception {
        var account = "point-" + POINT;
        var entries = ids(entries(account));
        var scores = scores();

        system.down();
        system.up();

        assertThat(ids(entries(account))).isEqualTo(entries);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown(scores())).isEqualTo(shown(scores)));
    }

    /** Enters complaints one after another, as a client that retries, while the services behind are killed in turn. */
    private List<String> enterWhileKilling(String account) throws Exception {
        var stop = new AtomicBoolean();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> client = workers.submit(() -> {
                var ids = new ArrayList<String>();
                while (!stop.get()) {
                    ids.add(enterUntilAcknowledged(account, UUID.randomUUID().toString()));
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

    private String enterUntilAcknowledged(String account, String key) throws Exception {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> {
                            var answer = system.post(account, "/api/complaints", ENTRY, key);
                            return answer.statusCode() / 100 == 2
                                    ? system.read(answer.body()).path("id").asString()
                                    : "";
                        },
                        id -> !id.isEmpty());
    }

    private static List<String> numbersUpTo(int count) {
        var numbers = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            numbers.add("%s-%d-%04d".formatted(POINT, YEAR, i));
        }
        return numbers;
    }

    private List<JsonNode> entries(String account) throws Exception {
        var all = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = system.get(account, "/api/complaints?limit=200&unit=" + POINT + next);
            page.path("items").forEach(all::add);
            next = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!next.isEmpty());
        return all;
    }

    private static HashSet<String> ids(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> entry.path("id").asString())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<JsonNode> scores() throws Exception {
        return StreamSupport.stream(
                        system.get("regulator", "/api/scores?period=" + YEAR)
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
    }

    private static List<String> shown(List<JsonNode> scores) {
        return scores.stream()
                .map(row ->
                        row.path("unit").toString() + " " + row.path("score").toString())
                .toList();
    }
}
