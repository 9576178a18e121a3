package org.steelyard.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.steelyard.monitoring.Alerts;
import org.steelyard.monitoring.Boards;
import org.steelyard.monitoring.MetricsPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus with the settings and rules of {@code deploy/monitoring}, scraping the running system each second. */
final class Prometheus implements AutoCloseable {

    static final String NOT_INSTALLED =
            "not run: Prometheus is not installed (Debian, Ubuntu: apt-get install prometheus), so no query was asked";

    /** Series that begin with the fault they tell of, or that another program tells. */
    private static final Set<String> NOT_YET = Set.of(
            "steelyard_events_unknown_total",
            "steelyard_score_calendar_missing_total",
            "ssl_chain_expiry_seconds",
            "probe_ssl_earliest_cert_expiry");

    private static final Set<String> EVERYWHERE = Set.of("__name__", "application", "instance", "job", "service", "le");
    private static final int MOST_VALUES = 100;

    private final Process process;
    private final String address;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private Prometheus(Process process, String address, Path folder) {
        this.process = process;
        this.address = address;
        this.folder = folder;
    }

    static boolean isInstalled() {
        var installed = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
        if (!installed) {
            System.out.println(NOT_INSTALLED);
        }
        return installed;
    }

    static Prometheus beside(RunningSystem system) throws IOException {
        return beside(system, UnaryOperator.identity());
    }

    /** @param rules what is made of the rules before they are watched */
    static Prometheus beside(RunningSystem system, UnaryOperator<String> rules) throws IOException {
        var source = RunningSystem.ROOT.resolve("deploy/monitoring/prometheus");
        var folder = system.home().resolve("prometheus");
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("targets"));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(source.resolve("prometheus.yml")).replace(": 15s", ": 1s"));
        Files.writeString(
                folder.resolve("rules/alerts.yaml"),
                rules.apply(Files.readString(source.resolve("rules/alerts.yaml"))));
        Files.writeString(
                folder.resolve("targets/here.yaml"),
                RunningSystem.SERVICES.stream()
                        .map(service -> target(service, system.management(service)))
                        .collect(Collectors.joining()));
        var address = "127.0.0.1:" + freePort();
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new Prometheus(process, address, folder);
    }

    private static String target(String service, String address) {
        return "- targets: [\"%s\"]\n  labels: {service: %s}\n".formatted(address, service);
    }

    /** Watches one more from now on. */
    void watch(String service, String address) throws IOException {
        Files.writeString(folder.resolve("targets/" + service + ".yaml"), target(service, address));
    }

    /** Watches it no more. */
    void forget(String service) throws IOException {
        Files.deleteIfExists(folder.resolve("targets/" + service + ".yaml"));
    }

    /** The alerts that fire now. */
    Set<String> firing() throws Exception {
        return alerts("ALERTS{alertstate=\"firing\"}");
    }

    /** The alerts that have fired since it began to watch. */
    Set<String> fired() throws Exception {
        return alerts("last_over_time(ALERTS{alertstate=\"firing\"}[1d])");
    }

    private Set<String> alerts(String expression) throws Exception {
        return query(expression)
                .valueStream()
                .map(series -> series.path("metric").path("alertname").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many services were scraped more than once, so that rates can be told. */
    int servicesSeenTwice() throws Exception {
        return servicesSeen(2);
    }

    /** How many services were scraped more often than so many times, and are now. */
    int servicesSeen(int times) throws Exception {
        return query("count_over_time(up{job=\"steelyard\"}[10m]) > " + times + " and up == 1")
                .size();
    }

    /** The queries of panels, and the series alerts look at, that have no answer. */
    Set<String> unanswered() throws Exception {
        var silent = new TreeSet<String>();
        for (var board : Boards.all()) {
            for (var panel : board.panels()) {
                for (var query : panel.queries()) {
                    if (query(query.expression().replace("$__rate_interval", "10m"))
                            .isEmpty()) {
                        silent.add(board.title() + ", " + panel.title() + ": " + query.expression());
                    }
                }
            }
        }
        for (var alert : Alerts.read(RunningSystem.ROOT)) {
            for (var series : MetricsPage.seriesIn(alert.expression())) {
                if (!NOT_YET.contains(series) && query(series).isEmpty()) {
                    silent.add(alert.name() + ": " + series);
                }
            }
        }
        return silent;
    }

    /** Series of ours, and labels of theirs, that docs/metrics.md does not explain, and labels with too many values. */
    Set<String> notOnThePage() throws Exception {
        var page = MetricsPage.read(RunningSystem.ROOT);
        var unknown = new TreeSet<String>();
        var values = new TreeSet<String>();
        for (var series : ask("series?match[]=", "{__name__=~\"(steelyard|gateway)_.+\"}")) {
            var name = series.path("__name__").asString();
            if (!page.explains(name)) {
                unknown.add(name);
            }
            for (var label : series.propertyNames()) {
                if (!EVERYWHERE.contains(label)) {
                    values.add(label + "=" + series.path(label).asString());
                    if (page.all().stream()
                            .noneMatch(metric -> name.startsWith(metric.name())
                                    && metric.labels().contains(label))) {
                        unknown.add(name + "{" + label + "}");
                    }
                }
            }
        }
        values.stream()
                .collect(Collectors.groupingBy(value -> value.substring(0, value.indexOf('=')), Collectors.counting()))
                .forEach((label, count) -> {
                    if (count > MOST_VALUES) {
                        unknown.add(label + " has " + count + " values");
                    }
                });
        return unknown;
    }

    private JsonNode query(String expression) throws Exception {
        return ask("query?query=", expression).path("result");
    }

    private JsonNode ask(String what, String argument) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/"
                                + what.replace("[]", "%5B%5D")
                                + URLEncoder.encode(argument, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(argument + ": " + answer.body());
        }
        return json.readTree(answer.body()).path("data");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
