package org.steelyard.local.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The system's public interface, as a patient client uses it. */
final class Api {

    /** An answer that is no success, and that waiting does not change. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(String what, int status, String body) {
            super("%s: %d %s".formatted(what, status, body));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** Busy, or down for a moment: worth another try whatever was asked. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private static final int UNAUTHORIZED = 401;

    private final URI gateway;
    private final URI identity;
    private final String secret;
    private final Settings settings;
    private final Semaphore inFlight;
    private final HttpClient http;
    /** In one order of fields, whatever the run: a key that comes again must come with the same bytes. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    Api(URI gateway, URI identity, String secret, Settings settings) {
        this.gateway = gateway;
        this.identity = identity;
        this.secret = secret;
        this.settings = settings;
        this.inFlight = new Semaphore(settings.inFlight());
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** How many requests were answered so far. */
    int requests() {
        return requests.get();
    }

    JsonNode get(String account, String path) throws IOException, InterruptedException {
        return call(account, "GET", path, null, null, Set.of());
    }

    /**
     * Sends a command, at most once in effect.
     *
     * @param key names the command, so that sending it again has no second effect
     * @param notYet statuses that mean that a service has not heard yet of what it is asked about
     */
    JsonNode post(String account, String path, Object body, String key, Set<Integer> notYet)
            throws IOException, InterruptedException {
        return call(account, "POST", path, json.writeValueAsString(body), key, notYet);
    }

    private JsonNode call(
            String account,
            String method,
            String path,
            @Nullable String body,
            @Nullable String key,
            Set<Integer> notYet)
            throws IOException, InterruptedException {
        var startedAt = System.nanoTime();
        var pause = settings.firstPause();
        while (true) {
            var answer = attempt(account, method, path, body, key);
            var status = answer == null ? 0 : answer.statusCode();
            if (answer != null && status / 100 == 2) {
                requests.incrementAndGet();
                return json.readTree(answer.body());
            }
            if (status == UNAUTHORIZED) {
                tokens.remove(account);
            }
            if (System.nanoTime() - startedAt > patienceWith(status, notYet).toNanos()) {
                throw new Refused(method + " " + path, status, answer == null ? "no answer" : answer.body());
            }
            Thread.sleep(answer == null ? pause : longer(pause, retryAfter(answer)));
            pause = shorter(pause.multipliedBy(2), settings.longestPause());
        }
    }

    private Duration patienceWith(int status, Set<Integer> notYet) {
        if (status == 0 || BUSY.contains(status)) {
            return settings.patience();
        }
        return status == UNAUTHORIZED || notYet.contains(status) ? settings.newsPatience() : Duration.ZERO;
    }

    /** None if there was no answer. */
    private @Nullable HttpResponse<String> attempt(
            String account, String method, String path, @Nullable String body, @Nullable String key)
            throws InterruptedException {
        inFlight.acquire();
        try {
            var request = HttpRequest.newBuilder(gateway.resolve(path))
                    .timeout(settings.requestTimeout())
                    .header("Authorization", "Bearer " + token(account))
                    .header("Accept", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } finally {
            inFlight.release();
        }
    }

    private String token(String account) throws IOException, InterruptedException {
        var known = tokens.get(account);
        if (known != null) {
            return known;
        }
        var answer = http.send(
                HttpRequest.newBuilder(identity.resolve("/demo/token"))
                        .timeout(settings.requestTimeout())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Steelyard-Demo-Secret", secret)
                        .POST(BodyPublishers.ofString("account=" + URLEncoder.encode(account, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Refused("token of " + account, answer.statusCode(), answer.body());
        }
        tokens.put(account, answer.body());
        return answer.body();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,3}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
