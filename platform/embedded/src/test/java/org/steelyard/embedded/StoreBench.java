package org.steelyard.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.steelyard.embedded.StoreSettings.Durability;

/**
 * What durability costs: the library left to itself against ours, in one run.
 *
 * <p>All stores are open at once and take turns in short slices, so that a noisy neighbour strikes all alike; told is
 * the median over the rounds of each slice's ratio to the library's slice of the same round.
 */
final class StoreBench {

    private static final int[] THREADS = {1, 8, 32};
    private static final int WARM_UP = 3;
    private static final String LIBRARY = "library alone, not durable";

    private final int rounds;
    private final Duration slice;
    private final Map<String, MongoCollection<Document>> cases = new LinkedHashMap<>();

    private StoreBench(int rounds, Duration slice) {
        this.rounds = rounds;
        this.slice = slice;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        try (var library = library();
                var process = ours(Durability.PROCESS_KILL);
                var power = ours(Durability.POWER_LOSS)) {
            var bench = new StoreBench(rounds, Duration.ofMillis(700));
            bench.cases.put(LIBRARY, library.cases());
            bench.cases.put("durable, process kill", process.cases());
            bench.cases.put("durable, power loss", power.cases());
            bench.run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        for (var threads : THREADS) {
            compare("insert", threads, StoreBench::insert);
            compare("update", threads, StoreBench::update);
        }
    }

    private void compare(String what, int threads, BiFunction<MongoCollection<Document>, Integer, Work> workers)
            throws Exception {
        var perSecond = new LinkedHashMap<String, List<Double>>();
        for (var round = 0; round < WARM_UP + rounds; round++) {
            for (var one : cases.entrySet()) {
                var rate = perSecond(threads, worker -> workers.apply(one.getValue(), worker));
                if (round >= WARM_UP) {
                    perSecond
                            .computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        var library = perSecond.getOrDefault(LIBRARY, List.of());
        perSecond.forEach((mode, rates) -> {
            var ratios = IntStream.range(0, rates.size())
                    .mapToObj(i -> rates.get(i) / library.get(i))
                    .toList();
            System.out.printf(
                    "%-6s %2d threads  %-27s %,7.0f /s  x%.2f  (x%.2f to x%.2f)%n",
                    what, threads, mode, at(rates, 0.5), at(ratios, 0.5), at(ratios, 0.25), at(ratios, 0.75));
        });
    }

    private static double at(List<Double> values, double quantile) {
        return values.stream().sorted().toList().get((int) (quantile * (values.size() - 1)));
    }

    private interface Work {
        long upTo(long deadline);
    }

    private double perSecond(int threads, IntFunction<Work> workers) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var works = IntStream.range(0, threads).mapToObj(workers).toList();
            var start = System.nanoTime();
            var deadline = start + slice.toNanos();
            var all = works.stream()
                    .map(work -> (Callable<Long>) () -> work.upTo(deadline))
                    .toList();
            long done = 0;
            for (var one : pool.invokeAll(all)) {
                done += one.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }

    private static Work insert(MongoCollection<Document> cases, int worker) {
        return deadline -> {
            long done = 0;
            while (System.nanoTime() < deadline) {
                var inserted = cases.insertOne(aCase(new ObjectId().toHexString()));
                done += inserted.wasAcknowledged() ? 1 : 0;
            }
            return done;
        };
    }

    private static Work update(MongoCollection<Document> cases, int worker) {
        var ids = cases.find()
                .skip(50 * worker)
                .limit(50)
                .map(one -> one.getString("_id"))
                .into(new ArrayList<>());
        return deadline -> {
            long done = 0;
            while (System.nanoTime() < deadline) {
                var id = new Document("_id", ids.get((int) (done % ids.size())));
                done += cases.updateOne(id, new Document("$inc", new Document("version", 1)))
                        .getModifiedCount();
            }
            return done;
        };
    }

    private static Document aCase(String id) {
        return new Document("_id", id)
                .append("version", 1)
                .append("path", List.of("522635", "522635100", "522635100-03"))
                .append("status", "RECEIVED")
                .append("category", "AGRICULTURAL_SUPPLIES")
                .append("amount", new Document("value", "6000.00").append("currency", "CNY"))
                .append("text", "x".repeat(500))
                .append(
                        "pending",
                        List.of(new Document("sequence", 1L)
                                .append("type", "complaint-received.v1")
                                .append("payload", "y".repeat(230))));
    }

    private record Running(MongoClient client, Path directory, AutoCloseable server) implements AutoCloseable {

        MongoCollection<Document> cases() {
            return client.getDatabase("bench").getCollection("cases");
        }

        @Override
        public void close() throws Exception {
            client.close();
            server.close();
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Running library() {
        var directory = temporary();
        var server = new MongoServer(new H2Backend(directory.resolve("store.mv").toString()));
        return new Running(MongoClients.create(server.bindAndGetConnectionString()), directory, server::shutdownNow);
    }

    private static Running ours(Durability durability) {
        var directory = temporary();
        var store = new EmbeddedStore(StoreSettings.in(directory).withDurability(durability)).start();
        return new Running(MongoClients.create(store.uri()), directory, store);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("steelyard-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
