package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the store under load, again and again on the same data, and counts what it had acknowledged. */
class StoreKillIT {

    private static final long SEED = 20_261_124;
    private static final int KILLS = 5;
    private static final int WRITERS = 8;
    private static final String CLOCK = "clock";

    /** The version each document was last acknowledged to have. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    /** What was under way in each writer when it lost its connection. */
    private final Map<Integer, String> underWay = new ConcurrentHashMap<>();

    private volatile boolean killed;

    private final AtomicLong clockSeen = new AtomicLong();

    @Test
    void losesNothingItAcknowledgedNorAnythingItShowed(@TempDir Path directory) throws Exception {
        var random = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(directory, kill, 300 + random.nextInt(1_500));
            try (var store = AnotherJvm.running(StoreAlone.class, directory.toString());
                    var client = connect(store)) {
                var cases = client.getDatabase("market").getCollection("cases");
                hasAllAcknowledged(cases);
                showsNoLessThanItShowedBefore(cases);
                takesUpWhatWasUnderWay(cases);
                store.kill();
            }
        }
        System.out.printf("%d kills, %d documents acknowledged, 0 lost%n", KILLS, acknowledged.size());
    }

    private void writeUntilKilled(Path directory, int round, int acknowledgements) throws Exception {
        killed = false;
        var enough = new CountDownLatch(acknowledgements);
        try (var store = AnotherJvm.running(StoreAlone.class, directory.toString());
                var client = connect(store);
                var threads = Executors.newCachedThreadPool()) {
            var cases = casesWithAUniqueCode(client);
            var workers = new ArrayList<Future<?>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var number = writer;
                workers.add(threads.submit(() -> write(cases, round, number, enough)));
            }
            workers.add(threads.submit(() -> tick(cases)));
            workers.add(threads.submit(() -> watch(cases)));
            enough.await();
            store.kill();
            killed = true;
            for (var worker : workers) {
                endsByLosingItsConnection(worker);
            }
        }
    }

    private static MongoClient connect(AnotherJvm store) {
        return MongoClients.create(store.awaitLine("store ready on")
                + "?serverSelectionTimeoutMS=5000&retryReads=false&retryWrites=false");
    }

    private static MongoCollection<Document> casesWithAUniqueCode(MongoClient client) {
        var cases = client.getDatabase("market").getCollection("cases");
        assertThat(cases.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true)))
                .isEqualTo("code_1");
        cases.updateOne(
                Filters.eq("_id", CLOCK),
                Updates.setOnInsert(new Document("ticks", 0L).append("code", CLOCK)),
                new com.mongodb.client.model.UpdateOptions().upsert(true));
        return cases;
    }

    private void write(MongoCollection<Document> cases, int round, int writer, CountDownLatch enough) {
        for (var n = 0; !killed; n++) {
            var id = round + "-" + writer + "-" + n;
            underWay.put(writer, id);
            if (cases.insertOne(aCase(id)).wasAcknowledged()) {
                acknowledged.put(id, 1);
                enough.countDown();
            }
            if (cases.updateOne(new Document("_id", id), Updates.inc("version", 1))
                            .getModifiedCount()
                    == 1) {
                acknowledged.put(id, 2);
                enough.countDown();
            }
        }
    }

    private void tick(MongoCollection<Document> cases) {
        while (!killed) {
            assertThat(cases.updateOne(new Document("_id", CLOCK), Updates.inc("ticks", 1L))
                            .getModifiedCount())
                    .isEqualTo(1);
        }
    }

    private void watch(MongoCollection<Document> cases) {
        while (!killed) {
            clockSeen.accumulateAndGet(find(cases, CLOCK).getFirst().getLong("ticks"), Math::max);
        }
    }

    private void hasAllAcknowledged(MongoCollection<Document> cases) {
        var versions = new java.util.HashMap<String, Integer>();
        cases.find().forEach(found -> versions.put(found.getString("_id"), found.getInteger("version", 0)));
        var lost = acknowledged.entrySet().stream()
                .filter(one -> versions.getOrDefault(one.getKey(), 0) < one.getValue())
                .toList();
        assertThat(lost)
                .as("acknowledged, but lost, of %d", acknowledged.size())
                .isEmpty();
    }

    private void showsNoLessThanItShowedBefore(MongoCollection<Document> cases) {
        assertThat(find(cases, CLOCK).getFirst().getLong("ticks")).isGreaterThanOrEqualTo(clockSeen.get());
    }

    /** A commit that cuts an insert in two would leave an index entry that blocks the id, or a document without one. */
    private void takesUpWhatWasUnderWay(MongoCollection<Document> cases) {
        underWay.forEach((writer, id) -> {
            var there = !find(cases, id).isEmpty();
            assertThat(isTakenIn(cases, id)).as("%s is there: %s", id, there).isEqualTo(!there);
            acknowledged.putIfAbsent(id, 1);
            assertThat(isTakenIn(cases, id)).as("%s a second time", id).isFalse();
            assertThat(isTakenIn(cases, aCase(id).append("_id", id + "-other")))
                    .as("code %s a second time", id)
                    .isFalse();
        });
        underWay.clear();
    }

    private static boolean isTakenIn(MongoCollection<Document> cases, String id) {
        return isTakenIn(cases, aCase(id));
    }

    private static boolean isTakenIn(MongoCollection<Document> cases, Document document) {
        try {
            return cases.insertOne(document).wasAcknowledged();
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            return false;
        }
    }

    private static List<Document> find(MongoCollection<Document> cases, String id) {
        return cases.find(new Document("_id", id)).into(new ArrayList<>());
    }

    private static Document aCase(String id) {
        return new Document("_id", id)
                .append("version", 1)
                .append("code", "code-" + id)
                .append("text", "x".repeat(400));
    }

    private static void endsByLosingItsConnection(Future<?> worker) throws InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(MongoException.class);
        }
    }
}
