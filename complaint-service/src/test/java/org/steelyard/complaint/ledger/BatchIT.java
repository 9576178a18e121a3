package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

/** Drafts written offline, sent together. */
class BatchIT extends LedgerScene {

    private UnitRef point;

    @BeforeEach
    void aPlace() {
        theCountyAndTheStation();
        point = aPoint();
    }

    @Test
    void eachEntryIsTakenForItselfAndInOrder() {
        var answer = batch(
                entry("a-1"),
                "{\"category\":\"FOOD\",\"facts\":{\"content\":\"\"},\"externalReference\":\"a-2\"}",
                "{\"nonsense\":1}",
                "\"not even an object\"",
                entry("a-3").replace("\"FOOD\"", "{\"$ne\":null}"),
                entry("a-4"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).isEqualTo("201 400 400 400 400 201");
        assertThat(answer.text("results/0/ledgerNumber")).endsWith("-0001");
        assertThat(answer.text("results/5/ledgerNumber")).endsWith("-0002");
        assertThat(answer.text("results/1/externalReference")).isEqualTo("a-2");
        assertThat(answer.body().at("/results/1/problem/errors").toString()).contains("facts.content");
        assertThat(answer.body().at("/results/2/problem/errors").toString()).contains("nonsense");
        assertThat(answer.body().at("/results/4/problem/errors").toString()).contains("category");
    }

    @Test
    void sentTwiceItHasNoSecondEffect() {
        var first = batch(entry("b-1"), entry("b-2"), entry("b-1"));
        var second = batch(entry("b-1"), entry("b-2"), entry("b-1"));

        assertThat(statuses(first)).isEqualTo("201 201 200");
        assertThat(statuses(second)).isEqualTo("200 200 200");
        for (int i = 0; i < 3; i++) {
            assertThat(second.text("results/" + i + "/id")).isEqualTo(first.text("results/" + i + "/id"));
        }
        assertThat(get("/api/ledger?unit=" + point.code() + "&year=2026", officerOf(point))
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void withoutAReferenceTheRequestsKeyAndThePlaceNameAnEntry() {
        var nameless = COMPLAINT;
        assertThat(statuses(batch(nameless))).isEqualTo("400");

        var body = "{\"entries\":[" + nameless + "," + nameless + "]}";
        var first = post("/api/complaints/batch", body, officerOf(point), "Idempotency-Key", "offline-1");
        var second = post("/api/complaints/batch", body, officerOf(point), "Idempotency-Key", "offline-1");

        assertThat(statuses(first)).isEqualTo("201 201");
        assertThat(statuses(second)).isEqualTo("200 200");
        assertThat(second.text("results/1/id")).isEqualTo(first.text("results/1/id"));
    }

    @Test
    void aLateSyncKeepsWhenItHappenedAndSaysWhenItWasWrittenDown() {
        var late = entry("c-1")
                .replace("\"channel\"", "\"occurredAt\":\"2026-11-21T08:30:00+08:00\",\"channel\"")
                .replace("2026-11-20", "2026-11-19");
        var id = batch(late).text("results/0/id");

        var view = get("/api/complaints/" + id, officerOf(point));
        assertThat(view.text("receivedAt")).startsWith("2026-11-21T00:30:00");
        assertThat(view.text("recordedAt")).startsWith("2026-11-23");

        assertThat(statuses(batch(late.replace("c-1", "c-2")
                        .replace("\"channel\"", "\"recordedAt\":\"2026-11-21T09:00:00+08:00\",\"channel\""))))
                .isEqualTo("400");
        var imported = post(
                "/api/complaints/batch",
                "{\"entries\":["
                        + late.replace("c-1", "c-3")
                                .replace(
                                        "\"channel\"",
                                        "\"unit\":\"" + point.code()
                                                + "\",\"recordedAt\":\"2026-11-21T09:00:00+08:00\",\"channel\"")
                        + "]}",
                of(Role.IMPORTER));
        assertThat(statuses(imported)).isEqualTo("201");
        assertThat(get("/api/complaints/" + imported.text("results/0/id"), officerOf(point))
                        .text("recordedAt"))
                .startsWith("2026-11-21T01:00:00");
    }

    @Test
    void stepsComeAlongInOrderOnceEach() {
        var settled = withSteps(
                "d-1",
                "{\"step\":\"acceptance\"}",
                "{\"step\":\"mediation-attempts\",\"outcome\":\"AGREED\"}",
                "{\"step\":\"settlement\",\"settledAmount\":{\"amount\":\"100.00\",\"currency\":\"CNY\"}}");

        var first = batch(settled);
        var second = batch(settled);

        assertThat(statuses(first)).isEqualTo("201");
        assertThat(first.text("results/0/state")).isEqualTo("SETTLED");
        assertThat(first.body().at("/results/0/stepsTaken").asInt()).isEqualTo(3);
        assertThat(statuses(second)).isEqualTo("200");
        assertThat(second.body().at("/results/0/stepsTaken").asInt()).isEqualTo(3);
        assertThat(steps(first.text("results/0/id"))).isEqualTo(4);
    }

    @Test
    void whatWasCutOffGoesOnWhereItStopped() {
        // as after a crash between the first step and the second
        var id = batch(withSteps("e-1", "{\"step\":\"acceptance\"}")).text("results/0/id");

        var again = batch(withSteps("e-1", "{\"step\":\"acceptance\"}", "{\"step\":\"withdrawal\"}"));

        assertThat(statuses(again)).isEqualTo("200");
        assertThat(again.text("results/0/id")).isEqualTo(id);
        assertThat(again.text("results/0/state")).isEqualTo("WITHDRAWN");
        assertThat(steps(id)).isEqualTo(3);
    }

    @Test
    void aStepThatIsRefusedLeavesTheEntryAndThoseBefore() {
        var answer = batch(
                withSteps("f-1", "{\"step\":\"acceptance\"}", "{\"step\":\"acceptance\"}", "{\"step\":\"withdrawal\"}"),
                withSteps("f-2", "{\"step\":\"reopening\"}"),
                withSteps("f-3", "{\"step\":\"declination\"}"),
                withSteps("f-4", "[]"),
                entry("f-5"));

        assertThat(statuses(answer)).isEqualTo("409 400 400 400 201");
        assertThat(answer.text("results/0/ledgerNumber")).endsWith("-0001");
        assertThat(answer.text("results/0/state")).isEqualTo("ACCEPTED");
        assertThat(answer.body().at("/results/0/stepsTaken").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/results/0/problem/step").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/results/0/problem/allowed").toString()).contains("settlement");
        assertThat(answer.body().at("/results/2/problem/errors").toString()).contains("ground");
    }

    @Test
    void thereIsALimitToEverything() {
        var many = IntStream.range(0, 201).mapToObj(i -> "{}").collect(Collectors.joining(","));
        assertThat(post("/api/complaints/batch", "{\"entries\":[" + many + "]}", officerOf(point))
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/complaints/batch", "{\"entries\":[]}", officerOf(point))
                        .status())
                .isEqualTo(400);
        assertThat(statuses(batch(withSteps(
                        "g-1",
                        IntStream.range(0, 11)
                                .mapToObj(i -> "{\"step\":\"acceptance\"}")
                                .toArray(String[]::new)))))
                .isEqualTo("400");
        var story = "长".repeat(10 * 1024 * 1024 / 3);
        assertThat(post("/api/complaints", COMPLAINT.replace("买的月饼发霉，店主不肯退款", story), officerOf(point))
                        .status())
                .isEqualTo(413);
        assertThat(post(
                                "/api/complaints/batch",
                                "{\"entries\":[" + COMPLAINT.replace("买的月饼发霉，店主不肯退款", story) + "]}",
                                officerOf(point))
                        .status())
                .isEqualTo(413);
        // within the batch's bytes an entry is still bounded as if it came alone
        assertThat(statuses(batch(entry("g-2").replace("买的月饼发霉，店主不肯退款", "长".repeat(300_000)), entry("g-3"))))
                .isEqualTo("400 201");
    }

    @Test
    void whoMayNotWriteIsRefusedEntryByEntry() {
        var answer = post("/api/complaints/batch", "{\"entries\":[" + entry("h-1") + "]}", of(Role.AUDITOR));
        assertThat(statuses(answer)).isEqualTo("403");
        assertThat(post("/api/complaints/batch", "{\"entries\":[" + entry("h-1") + "]}", "no token")
                        .status())
                .isEqualTo(401);
    }

    private Answer batch(String... entries) {
        return post("/api/complaints/batch", "{\"entries\":[" + String.join(",", entries) + "]}", officerOf(point));
    }

    private static String entry(String reference) {
        return COMPLAINT.replace("\"channel\"", "\"externalReference\":\"" + reference + "\",\"channel\"");
    }

    private static String withSteps(String reference, String... steps) {
        return entry(reference).replace("\"channel\"", "\"steps\":[" + String.join(",", steps) + "],\"channel\"");
    }

    private int steps(String id) {
        return get("/api/complaints/" + id, officerOf(point))
                .body()
                .at("/steps")
                .size();
    }

    private static String statuses(Answer answer) {
        return answer.body()
                .at("/results")
                .valueStream()
                .map(result -> result.at("/status").asString())
                .collect(Collectors.joining(" "));
    }
}
