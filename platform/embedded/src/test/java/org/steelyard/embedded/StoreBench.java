package org.steelyard.embedded;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.bson.Document;
import org.steelyard.embedded.StoreSettings.Durability;

/** What durability costs: inserts and guarded updates per second, ours against the library left to itself. */
final class StoreBench {

    private static final int[] THREADS = {1, 8, 32};
    private static final int ROUNDS = 3;

    private final Duration span;

    private StoreBench(Duration span) {
        this.span = span;
    }

    public static void main(String[] arguments) throws Exception {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        new StoreBench(Duration.ofSeconds(seconds)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        var modes = new LinkedHashMap<String, Supplier<Running>>();
        modes.put("library alone (not durable)", StoreBench::library);
        modes.put("durable, process kill", () -> ours(Durability.PROCESS_KILL));
        modes.put("durable, power loss", () -> ours(Durability.POWER_LOSS));
        for (var round = 0; round <= ROUNDS; round++) {
            System.out.println(round == 0 ? "warm-up" : "round " + round);
            for (var mode : modes.entrySet()) {
                for (var threads : THREADS) {
                    measure(mode, threads);
                }
            }
        }
    }

    private void measure(Map.Entry<String, Supplier<Running>> mode, int threads) throws Exception {
        try (var running = mode.getValue().get();
                var client = MongoClients.create(running.uri())) {
            var cases = client.getDatabase("bench").getCollection("cases");
            var inserts = perSecond(threads, worker -> insert(cases, worker));
            var megabytes = running.bytes() / 1e6;
            var updates = perSecond(threads, worker -> update(cases, worker));
            System.out.printf(
                    "  %-28s %2d threads  %,7.0f inserts/s  %,7.0f updates/s  file %,.0f MB then %,.0f MB%n",
                    mode.getKey(), threads, inserts, updates, megabytes, running.bytes() / 1e6);
        }
    }

    private interface Work {
        long upTo(long deadline);
    }

    private double perSecond(int threads, java.util.function.IntFunction<Work> workers) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var start = System.nanoTime();
            var deadline = start + span.toNanos();
            var all = new ArrayList<Callable<Long>>();
            for (var worker = 0; worker < threads; worker++) {
                var work = workers.apply(worker);
                all.add(() -> work.upTo(deadline));
            }
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
                var inserted = cases.insertOne(aCase("P" + worker + "-" + done));
                done += inserted.wasAcknowledged() ? 1 : 0;
            }
            return done;
        };
    }

    private static Work update(MongoCollection<Document> cases, int worker) {
        return deadline -> {
            long done = 0;
            while (System.nanoTime() < deadline) {
                var id = new Document("_id", "P" + worker + "-" + done % 100);
                done += cases.updateOne(id, new Document("$inc", new Document("version", 1)))
                        .getModifiedCount();
            }
            return done;
        };
    }

    private static Document aCase(String id) {
        return new Document("_id", id)
                .append("version", 1)
                .append("path", java.util.List.of("522635", "522635100", "522635100-03"))
                .append("status", "RECEIVED")
                .append("category", "AGRICULTURAL_SUPPLIES")
                .append("amount", new Document("value", "6000.00").append("currency", "CNY"))
                .append("text", "x".repeat(500))
                .append(
                        "pending",
                        java.util.List.of(new Document("sequence", 1L)
                                .append("type", "complaint-received.v1")
                                .append("payload", "y".repeat(230))));
    }

    private record Running(String uri, Path directory, AutoCloseable server) implements AutoCloseable {

        long bytes() throws IOException {
            try (var files = Files.walk(directory)) {
                return files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
        }

        @Override
        public void close() throws Exception {
            server.close();
            try (var files = Files.walk(directory)) {
                for (var file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Running library() {
        var directory = temporary();
        var server = new MongoServer(new H2Backend(directory.resolve("store.mv").toString()));
        return new Running(server.bindAndGetConnectionString(), directory, server::shutdownNow);
    }

    private static Running ours(Durability durability) {
        var directory = temporary();
        var store = new EmbeddedStore(StoreSettings.in(directory).withDurability(durability)).start();
        return new Running(store.uri(), directory, store);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("steelyard-bench");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
