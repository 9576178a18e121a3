package org.steelyard.gateway.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the services' metrics when someone asks, and remembers the looks of the last while to tell rates from counts.
 *
 * <p>Where a service runs more than once, the answer is of the one its management address leads to; the dashboards know all.
 */
@Component
class Operations {

    private static final Logger log = LoggerFactory.getLogger(Operations.class);

    /** What was seen, and when. A service that did not answer is missing. */
    private record Look(Instant at, Map<String, Exposition> metrics) {}

    /**
     * How all services are.
     *
     * @param at when they were looked at
     * @param windowSeconds over which the rates are; 0 at the first look, when there are none
     */
    record Report(Instant at, double windowSeconds, List<ServiceFigures> services) {}

    private final OperationsSettings settings;
    private final Clock clock;
    private final HttpClient http;
    private final Deque<Look> looks = new ArrayDeque<>();

    Operations(OperationsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** One look at a time, and never more often than the settings say, however many ask. */
    synchronized Report report() {
        var now = clock.instant();
        if (looks.isEmpty() || !now.isBefore(looks.getLast().at().plus(settings.freshFor()))) {
            looks.addLast(look(now));
        }
        while (looks.size() > 1 && looks.getFirst().at().isBefore(now.minus(settings.window()))) {
            looks.removeFirst();
        }
        var last = looks.getLast();
        var first = looks.getFirst();
        var seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        var services = settings.management().keySet().stream()
                .sorted()
                .map(name -> figures(name, last, first, seconds))
                .toList();
        return new Report(last.at(), seconds, services);
    }

    private static ServiceFigures figures(String name, Look last, Look first, double seconds) {
        var now = last.metrics().get(name);
        return now == null
                ? ServiceFigures.down(name)
                : ServiceFigures.of(
                        name, now, seconds == 0 ? null : first.metrics().get(name), seconds);
    }

    private Look look(Instant at) {
        var asked = new LinkedHashMap<String, Future<Optional<Exposition>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            settings.management().forEach((name, uri) -> asked.put(name, threads.submit(() -> metrics(name, uri))));
        }
        var metrics = new TreeMap<String, Exposition>();
        asked.forEach((name, answer) -> answer.resultNow().ifPresent(exposition -> metrics.put(name, exposition)));
        return new Look(at, metrics);
    }

    private Optional<Exposition> metrics(String name, URI management) {
        var request = HttpRequest.newBuilder(management.resolve("/actuator/prometheus"))
                .timeout(settings.timeout())
                .build();
        try {
            var limited = BodyHandlers.limiting(
                    BodyHandlers.ofString(StandardCharsets.UTF_8),
                    settings.maxMetrics().toBytes());
            var answer = http.send(request, limited);
            return answer.statusCode() == 200
                    ? Optional.of(Exposition.read(answer.body(), ServiceFigures.NAMES))
                    : Optional.empty();
        } catch (IOException e) {
            log.atInfo()
                    .addKeyValue("service", name)
                    .addKeyValue("cause", e.toString())
                    .log("No metrics");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
