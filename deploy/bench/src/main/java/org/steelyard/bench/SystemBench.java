package org.steelyard.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * Intake against a bare insert into the same store, and the time from a fact to its visible score.
 *
 * <p>Environment: {@code COMPLAINTS}, {@code SCORES} (base addresses), {@code MONGO} (connection string), {@code TOKEN} (of
 * an officer of {@code UNIT}). Bounded: {@value #ROUNDS} rounds of {@value #ENTRIES} entries each.
 */
public final class SystemBench {

    private static final int ROUNDS = 5;
    private static final int ENTRIES = 400;
    private static final int CLIENTS = 8;
    private static final int LATENCY_SAMPLES = 40;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern ENTRIES_SHOWN = Pattern.compile("\"entries\":(\\d+)");
    private static final String ENTRY = """
            {"complainant":{"name":"示例丙","phone":"130 0000 0009","consents":true},"respondent":{"name":"示例商店"},
             "facts":{"content":"%s"},"category":"GENERAL","disputedAmount":{"amount":"35.00","currency":"CNY"},
             "complainants":1,"harm":"NONE","requests":["REFUND"],"channel":"PHONE"}""".formatted("称重不足".repeat(40));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String complaints = env("COMPLAINTS");
    private final String scores = env("SCORES");
    private final String token = env("TOKEN");
    private final String unit = env("UNIT");

    private SystemBench() {}

    static void main() throws Exception {
        try (var mongo = MongoClients.create(env("MONGO"))) {
            var bare = mongo.getDatabase("bench").getCollection("entries");
            bare.drop();
            new SystemBench().run(bare);
            bare.drop();
        }
    }

    private void run(MongoCollection<Document> bare) throws Exception {
        var inserted = new ArrayList<Double>();
        var entered = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++) {
            var insert = perSecond(() -> insert(bare));
            var enter = perSecond(this::enter);
            if (round > 0) { // the first warms up
                inserted.add(insert);
                entered.add(enter);
                System.out.printf("round %d: bare insert %.0f/s, intake %.0f/s%n", round, insert, enter);
            }
        }
        System.out.printf(
                "median of %d rounds, %d clients: intake %.0f/s, bare insert %.0f/s, ratio %.2f%n",
                ROUNDS, CLIENTS, median(entered), median(inserted), median(entered) / median(inserted));
        latency();
    }

    private static double perSecond(Callable<Void> work) throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(ENTRIES);
        var started = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = new ArrayList<Future<Void>>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(workers.submit(() -> {
                    while (left.decrementAndGet() >= 0) {
                        work.call();
                    }
                    return null;
                }));
            }
            for (var client : clients) {
                client.get();
            }
        }
        return ENTRIES / ((System.nanoTime() - started) / 1e9);
    }

    private Void insert(MongoCollection<Document> bare) {
        bare.insertOne(new Document("_id", UUID.randomUUID().toString()).append("entry", ENTRY));
        return null;
    }

    private Void enter() throws Exception {
        var answer = http.send(
                request(complaints + "/api/complaints")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ENTRY))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Intake answered " + answer.statusCode() + ": " + answer.body());
        }
        return null;
    }

    private void latency() throws Exception {
        var known = settled();
        var millis = new ArrayList<Double>();
        for (int i = 0; i < LATENCY_SAMPLES; i++) {
            var started = System.nanoTime();
            enter();
            known++;
            while (shown() < known) {
                if (System.nanoTime() - started > LIMIT.toNanos()) {
                    throw new IllegalStateException("The score did not move within " + LIMIT);
                }
            }
            millis.add((System.nanoTime() - started) / 1e6);
        }
        millis.sort(null);
        System.out.printf(
                "entry sent to score visible, %d samples: median %.0f ms, p95 %.0f ms, max %.0f ms%n",
                LATENCY_SAMPLES, median(millis), millis.get((int) (LATENCY_SAMPLES * 0.95)), millis.getLast());
    }

    /** The number of entries shown once everything entered so far is scored. */
    private int settled() throws Exception {
        var before = -1;
        var now = shown();
        while (now != before) {
            before = now;
            Thread.sleep(Duration.ofSeconds(2));
            now = shown();
        }
        return now;
    }

    private int shown() throws Exception {
        var answer = http.send(
                request(scores + "/api/scores/" + unit + "?period=2026").GET().build(),
                HttpResponse.BodyHandlers.ofString());
        var matcher = ENTRIES_SHOWN.matcher(answer.body());
        if (!matcher.find()) {
            throw new IllegalStateException("Scores answered " + answer.statusCode() + ": " + answer.body());
        }
        return Integer.parseInt(matcher.group(1));
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).header("Authorization", "Bearer " + token);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String env(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException("Set " + name + "; ./deploy/bench/run does");
        }
        return value;
    }
}
