package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;

class LedgerNumbersIT extends LedgerScene {

    private static final int WRITERS = 32;
    private static final int ENTRIES_EACH = 4;

    @Autowired
    LedgerSettings settings;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void manyWritersAtOnceLeaveNoGapAndShareNoNumber() throws Exception {
        var point = aPoint();
        var key = UUID.randomUUID().toString();

        // each writer also repeats one request that all of them share, as a client that lost its answer would
        var answers = inParallel(WRITERS, writer -> {
            var mine = new ArrayList<Answer>();
            for (int i = 0; i < ENTRIES_EACH; i++) {
                mine.add(register(point));
            }
            mine.add(post("/api/complaints", COMPLAINT, officerOf(point), "Idempotency-Key", key));
            return mine;
        });

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 200);
        var total = WRITERS * ENTRIES_EACH + 1;
        assertThat(answers.stream().map(answer -> answer.text("ledgerNumber")).distinct())
                .containsExactlyInAnyOrderElementsOf(numbers(point, total));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(total);
        assertThat(inStore(point)).containsExactlyElementsOf(numbers(point, total));
        var promises = mongo.getCollection("ledgerVolumes")
                .find(new Document("_id", point.code() + "|2026"))
                .first();
        assertThat(promises).isNotNull();
        assertThat(promises.getList("promises", Document.class)).hasSizeLessThan(64 + WRITERS);
    }

    @Test
    void crashBetweenNumberAndEntryLeavesNoGapWhenTheClientTriesAgain() {
        var point = aPoint();
        var key = UUID.randomUUID().toString();
        interference.beforeTheNextWrite(() -> {
            throw new IllegalStateException("crashed");
        });

        var crashed = post("/api/complaints", COMPLAINT, officerOf(point), "Idempotency-Key", key);
        var other = register(point);
        var again = post("/api/complaints", COMPLAINT, officerOf(point), "Idempotency-Key", key);

        assertThat(crashed.status()).isEqualTo(500);
        assertThat(other.text("ledgerNumber")).endsWith("-0002");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("ledgerNumber")).endsWith("-0001");
    }

    @Test
    void numberOfAnEntryThatNeverCameGoesToTheNextOneAfterAWhile() {
        var point = aPoint();
        interference.beforeTheNextWrite(() -> {
            throw new IllegalStateException("crashed");
        });
        assertThat(register(point).status()).isEqualTo(500);
        assertThat(register(point).text("ledgerNumber")).endsWith("-0002");

        var ledger = get("/api/ledger?year=2026&unit=" + point.code(), officerOf(point));
        assertThat(ledger.text("items/0/ledgerNumber")).endsWith("-0001");
        assertThat(ledger.body().at("/items/0/complaint").isNull()).isTrue();

        clock.putForward(Duration.ofMinutes(3));
        assertThat(register(point).text("ledgerNumber")).endsWith("-0001");
        assertThat(register(point).text("ledgerNumber")).endsWith("-0003");
        assertThat(inStore(point)).containsExactlyElementsOf(numbers(point, 3));
    }

    @Test
    void entryThatWasSlowerThanItsPromiseTakesAnotherNumber() {
        var point = aPoint();
        var overtaking = new ArrayList<Answer>();
        interference.beforeTheNextWrite(() -> {
            clock.putForward(Duration.ofMinutes(3));
            overtaking.add(register(point));
        });

        var slow = register(point);

        assertThat(overtaking.getFirst().text("ledgerNumber")).endsWith("-0001");
        assertThat(slow.status()).isEqualTo(201);
        assertThat(slow.text("ledgerNumber")).endsWith("-0002");
        assertThat(register(point).text("ledgerNumber")).endsWith("-0003");
    }

    @Test
    void ledgerIsReadLineByLine() {
        var point = aPoint();
        for (int i = 0; i < 3; i++) {
            assertThat(register(point).status()).isEqualTo(201);
        }
        var path = "/api/ledger?year=2026&limit=2&unit=" + point.code();

        var first = get(path, of(Role.AUDITOR));
        var second = get(path + "&after=" + first.text("next"), of(Role.AUDITOR));

        assertThat(first.text("items/1/ledgerNumber")).endsWith("-0002");
        assertThat(first.text("items/1/complaint/complainant")).isEqualTo("张**");
        assertThat(second.text("items/0/ledgerNumber")).endsWith("-0003");
        assertThat(second.body().at("/items").size()).isEqualTo(1);
        assertThat(second.body().at("/next").isNull()).isTrue();
        assertThat(get("/api/ledger?year=2025&unit=" + point.code(), of(Role.AUDITOR))
                        .body()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(get("/api/ledger?year=2026&unit=" + point.code(), officerOf(aPoint()))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/ledger?unit=" + point.code(), of(Role.AUDITOR)).text("errors/0/field"))
                .isEqualTo("year");
        assertThat(get("/api/ledger?year=2026&unit=" + point.code() + "&after=junk", of(Role.AUDITOR))
                        .text("errors/0/field"))
                .isEqualTo("after");
    }

    @Test
    void processesThatKnowNothingOfEachOtherShareNoNumber() throws Exception {
        var point = aPoint();
        var processes = List.of(new LedgerNumbers(mongo, settings, clock), new LedgerNumbers(mongo, settings, clock));

        var given = inParallel(WRITERS, writer -> {
            var mine = new ArrayList<String>();
            for (int i = 0; i < ENTRIES_EACH; i++) {
                mine.add(processes
                        .get(writer % processes.size())
                        .reserve(
                                LedgerSeries.COMPLAINTS,
                                point.code(),
                                2026,
                                UUID.randomUUID().toString())
                        .text());
            }
            return mine;
        });

        assertThat(given).containsExactlyInAnyOrderElementsOf(numbers(point, WRITERS * ENTRIES_EACH));
    }

    private List<String> inStore(UnitRef point) {
        return mongo
                .getCollection("complaints")
                .find(new Document("unit.code", point.code()))
                .map(found -> found.getString("ledgerNumber"))
                .into(new ArrayList<>())
                .stream()
                .sorted()
                .toList();
    }

    private static List<String> numbers(UnitRef point, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(ordinal -> new LedgerNumber(point.code(), 2026, ordinal).text())
                .toList();
    }

    private static <T> List<T> inParallel(int writers, IntFunction<List<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = IntStream.range(0, writers)
                    .<Callable<List<T>>>mapToObj(writer -> () -> work.apply(writer))
                    .toList();
            var answers = new ArrayList<T>();
            for (var job : threads.invokeAll(jobs)) {
                answers.addAll(job.get());
            }
            return answers;
        }
    }
}
