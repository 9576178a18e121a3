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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Intake against a bare insert into the same store, the time from a fact to its visible score, alone and beside what-ifs, and
 * to the office's stream.
 *
 * <p>Environment: {@code COMPLAINTS}, {@code ESCALATIONS}, {@code SCORES} (base addresses), {@code MONGO} (connection
 * string), {@code TOKEN} (of an officer of {@code UNIT}), {@code OFFICE_TOKEN} (of the office that serves it), {@code REGULATOR_TOKEN} (of its county). Bounded: {@value #ROUNDS} rounds of {@value #ENTRIES} entries each.
 */
public final class SystemBench {

    private static final int ROUNDS = 5;
    private static final int ENTRIES = 400;
    private static final int CLIENTS = 8;
    private static final int LATENCY_SAMPLES = 40;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration WHAT_IF_LOOK = Duration.ofMillis(50);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern ESCALATION = Pattern.compile("\"escalation\":\"([^\"]+)\"");
    private static final Pattern ENTRIES_SHOWN = Pattern.compile("\"entries\":(\\d+)");
    private static final String ENTRY = """
            {"complainant":{"name":"示例丙","phone":"130 0000 0009","consents":true},"respondent":{"name":"示例商店"},
             "facts":{"content":"%s"},"category":"GENERAL","disputedAmount":{"amount":"35.00","currency":"CNY"},
             "complainants":1,"harm":"NONE","requests":["REFUND"],"channel":"PHONE"}""".formatted("称重不足".repeat(40));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String complaints = env("COMPLAINTS");
    private final String scores = env("SCORES");
    private final String escalations = env("ESCALATIONS");
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
        var alone = scoreLatency("entry sent to score visible");
        var beside = besideWhatIfs();
        System.out.printf("beside what-ifs / alone: %.2f%n", beside / alone);
        streamLatency();
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

    private @Nullable Void insert(MongoCollection<Document> bare) {
        bare.insertOne(new Document("_id", UUID.randomUUID().toString()).append("entry", ENTRY));
        return null;
    }

    private @Nullable Void enter() throws Exception {
        var unused = idOf(post(complaints + "/api/complaints", ENTRY));
        return null;
    }

    private double scoreLatency(String what) throws Exception {
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
        print(what, millis);
        return median(millis);
    }

    /** The same while the whole county is compared with another version, again and again. */
    private double besideWhatIfs() throws Exception {
        var compared = new AtomicInteger();
        try (var worker = Executors.newSingleThreadExecutor()) {
            var comparing = worker.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    compare();
                    compared.incrementAndGet();
                }
                return null;
            });
            try {
                var latency = scoreLatency("the same beside what-ifs");
                System.out.printf("%d what-ifs over the county's log meanwhile%n", compared.get());
                return latency;
            } finally {
                comparing.cancel(true);
            }
        }
    }

    private void compare() throws Exception {
        var regulator = env("REGULATOR_TOKEN");
        var asked = http.send(
                request(scores + "/api/schemes/point/what-if", regulator)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"version\":\"point@1\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var job = asked.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("Answered " + asked.statusCode() + ": " + asked.body()));
        for (var state = ""; !state.contains("\"state\":\"DONE\""); ) {
            Thread.sleep(WHAT_IF_LOOK);
            state = http.send(request(scores + job, regulator).GET().build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            if (state.contains("\"state\":\"FAILED\"")) {
                throw new IllegalStateException(state);
            }
        }
    }

    /** From the officer's referral sent to its arrival on the office's open stream. */
    private void streamLatency() throws Exception {
        var arrived = new ConcurrentHashMap<String, Long>();
        var listening = new CountDownLatch(1);
        var millis = new ArrayList<Double>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stream = workers.submit(() -> listen(arrived, listening));
            listening.await();
            for (int i = 0; i < LATENCY_SAMPLES; i++) {
                var complaint = idOf(post(complaints + "/api/complaints", ENTRY.replace("35.00", "6000.00")));
                var referral = "{\"complaint\":\"" + complaint + "\"}";
                var started = System.nanoTime();
                var answer = post(escalations + "/api/escalations", referral);
                while (answer.statusCode() == 404) { // the rule has not heard of the complaint yet
                    started = System.nanoTime();
                    answer = post(escalations + "/api/escalations", referral);
                }
                var id = idOf(answer);
                while (!arrived.containsKey(id)) {
                    if (System.nanoTime() - started > LIMIT.toNanos()) {
                        throw new IllegalStateException("Not on the stream within " + LIMIT);
                    }
                    Thread.onSpinWait();
                }
                millis.add((arrived.getOrDefault(id, started) - started) / 1e6);
            }
            stream.cancel(true);
        }
        print("referral sent to its arrival on the office's stream", millis);
    }

    private @Nullable Void listen(Map<String, Long> arrived, CountDownLatch listening) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(escalations + "/api/notifications/stream"))
                .header("Authorization", "Bearer " + env("OFFICE_TOKEN"))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
        answer.body().takeWhile(_ -> arrived.size() < LATENCY_SAMPLES).forEach(line -> {
            listening.countDown();
            var escalation = ESCALATION.matcher(line);
            if (escalation.find()) {
                arrived.put(escalation.group(1), System.nanoTime());
            }
        });
        return null;
    }

    private HttpResponse<String> post(String address, String body) throws Exception {
        return http.send(
                request(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String idOf(HttpResponse<String> answer) {
        var id = ID.matcher(answer.body());
        if (answer.statusCode() != 201 || !id.find()) {
            throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
        }
        return id.group(1);
    }

    private static void print(String what, List<Double> millis) {
        millis.sort(null);
        System.out.printf(
                "%s, %d samples: median %.0f ms, p95 %.0f ms, max %.0f ms%n",
                what, millis.size(), median(millis), millis.get((int) (millis.size() * 0.95)), millis.getLast());
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
        return request(address, token);
    }

    private static HttpRequest.Builder request(String address, String bearer) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).header("Authorization", "Bearer " + bearer);
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
