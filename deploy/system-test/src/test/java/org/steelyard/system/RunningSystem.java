package org.steelyard.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system as {@code ./deploy/up} starts it, on ports and a folder of its own. */
final class RunningSystem {

    private static final Duration JOURNEYS = Duration.ofMinutes(25);

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofHours(1);
    private static final int PORTS = 15;

    /** What a client says it was doing when it asked. */
    static final String CLIENT_STEP = "00000000000000c1";

    /** In the order of their ports. */
    static final List<String> SERVICES =
            List.of("gateway", "complaint-service", "escalation-service", "training-service", "assessment-service");

    /** By how much the ports of an instance lie above those of the one before. */
    private static final int APART = 100;

    private final Path home;
    private final Map<String, String> settings;
    private final int instances;
    private final int portBase;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final JsonMapper json = new JsonMapper();

    /**
     * @param home the folder all of it lives in
     * @param settings of the services, as environment
     * @param instances of every service and of the gateway; those after the first are called {@code gateway-2} and so on
     */
    RunningSystem(Path home, Map<String, String> settings, int instances) {
        this.home = home;
        this.settings = Map.copyOf(settings);
        this.instances = instances;
        this.portBase = freePorts(instances);
    }

    void up(String... options) {
        var command = new ArrayList<>(
                List.of("./deploy/up", "--detach", "--port-base", "" + portBase, "--start-limit", "400"));
        command.addAll(List.of("--instances", "" + instances));
        command.addAll(List.of(options));
        var run = run(START_LIMIT, command);
        if (run.exit() != 0) {
            throw new AssertionError("./deploy/up failed:\n" + run.output());
        }
    }

    void down() {
        var run = run(Duration.ofMinutes(2), List.of("./deploy/down"));
        if (run.exit() != 0) {
            throw new AssertionError("./deploy/down failed:\n" + run.output());
        }
        tokens.clear();
    }

    /** Where the gateway is; {@code --port-base} puts it first. */
    String gateway() {
        return gateway(1);
    }

    /** Where one of the gateways is. */
    String gateway(int instance) {
        return "http://127.0.0.1:" + (portBase + (instance - 1) * APART);
    }

    /** Every instance of every service and of the gateway. */
    List<String> parts() {
        return SERVICES.stream()
                .flatMap(service -> IntStream.rangeClosed(1, instances)
                        .mapToObj(instance -> instance == 1 ? service : service + "-" + instance))
                .toList();
    }

    /** Where the broker is. */
    String broker() {
        return "127.0.0.1:" + (portBase + 6);
    }

    /** Where the store is. */
    String store() {
        return "mongodb://127.0.0.1:" + (portBase + 8);
    }

    /** Where a service is, as its neighbours on this machine see it. */
    String service(String name) {
        return "http://127.0.0.1:" + portOf(name);
    }

    /** Where a service tells its metrics, as its neighbours on this machine see it. */
    String management(String name) {
        return "127.0.0.1:" + (portOf(name) + 9); // as many ports as come before those of management
    }

    /** The folder all of it lives in. */
    Path home() {
        return home;
    }

    /** Everything a list holds, page by page. */
    List<JsonNode> all(String account, String path) throws Exception {
        var all = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(account, path + (path.contains("?") ? "&" : "?") + "limit=200" + next);
            page.path("items").forEach(all::add);
            next = page.path("next").isNull()
                    ? ""
                    : "&after=" + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8);
        } while (!next.isEmpty());
        return all;
    }

    /** Runs a program in the project's folder with nothing but a plain environment. */
    Run run(Duration limit, List<String> command) {
        try {
            var output = Files.createTempFile(home, "run", ".log");
            var builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("STEELYARD", gateway());
            builder.environment().put("STEELYARD_DATA_DIR", home.toString());
            builder.environment().put("STEELYARD_BUILD", "never");
            builder.environment().putAll(settings);
            // a year is played from its self-assessment to its export, whatever day it is
            builder.environment().put("STEELYARD_ENFORCE_WINDOWS", "false");
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + limit + ":\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    record Run(int exit, String output) {}

    /**
     * Has the console's journeys played, all of them.
     *
     * @param forGuide whether their pictures go into the user guide, rather than beside the test's own files
     */
    Run journeys(boolean forGuide) {
        var pictures = forGuide
                ? "STEELYARD_GUIDE=" + ROOT.resolve("docs/guide")
                : "STEELYARD_SHOTS=" + home.resolve("pictures");
        return run(
                JOURNEYS,
                List.of("env", "STEELYARD_BASE=" + gateway(), pictures, "node", "gateway/console/journeys/run.mjs"));
    }

    JsonNode get(String account, String path) throws Exception {
        return json.readTree(text(account, path));
    }

    /** What a path answers, as it comes. */
    String text(String account, String path) throws Exception {
        var answer = send(1, account, path, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    HttpResponse<String> post(String account, String path, String body, String idempotencyKey) throws Exception {
        return send(1, account, path, new Change(body, idempotencyKey));
    }

    /** What is sent with a request that changes something, and the key under which it may be sent again. */
    record Change(String body, String idempotencyKey) {}

    /**
     * Asks one of the gateways.
     *
     * @param change none to read only
     */
    HttpResponse<String> send(int gateway, String account, String path, @Nullable Change change)
            throws IOException, InterruptedException {
        var request = request(gateway, account, path);
        if (change != null) {
            request = posting(request, change.body()).header("Idempotency-Key", change.idempotencyKey());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Removes what is at a path; answers the status. */
    int delete(String account, String path) throws IOException, InterruptedException {
        return http.send(request(1, account, path).DELETE().build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The metrics of a part, as Prometheus reads them. */
    String metrics(String name) throws IOException, InterruptedException {
        return http.send(actuator(name, "prometheus"), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Whether a part says that it is ready. */
    boolean isReady(String name) {
        try {
            return http.send(actuator(name, "health/readiness"), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpRequest actuator(String name, String what) {
        return HttpRequest.newBuilder(URI.create("http://" + management(name) + "/actuator/" + what))
                .timeout(Duration.ofSeconds(15))
                .build();
    }

    /** A stream of events, from where a client saw it last. */
    HttpResponse<Stream<String>> open(int gateway, String account, String path, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway(gateway) + path))
                .header("Authorization", "Bearer " + token(account));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** As part of a trace, which the gateway is free to record or not. */
    HttpResponse<String> postInTrace(String account, String path, String body, String trace) throws Exception {
        return http.send(
                posting(request(1, account, path), body)
                        .header("traceparent", "00-" + trace + "-" + CLIENT_STEP + "-00")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder posting(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** The lines of a part's log that are still there. */
    String log(String name) throws IOException {
        return Files.readString(home.resolve("logs").resolve(name + ".log"));
    }

    JsonNode read(String body) {
        return json.readTree(body);
    }

    private HttpRequest.Builder request(int gateway, String account, String path) {
        return HttpRequest.newBuilder(URI.create(gateway(gateway) + path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + token(account));
    }

    private String token(String account) {
        return tokens.computeIfAbsent(account, name -> {
            var run = run(Duration.ofSeconds(30), List.of("./deploy/token", name));
            if (run.exit() != 0) {
                throw new AssertionError("./deploy/token " + name + " failed:\n" + run.output());
            }
            return run.output().strip();
        });
    }

    /** Kills a process of the system as a power cut would, and gives its pid. */
    long kill(String name) {
        var victim = process(name);
        if (!victim.destroyForcibly()) {
            throw new AssertionError("Could not kill " + name);
        }
        return victim.pid();
    }

    /** Asks a process of the system to stop, as an update does; the launcher starts it again. Gives its pid. */
    long stop(String name) {
        var victim = process(name);
        if (!victim.destroy()) {
            throw new AssertionError("Could not stop " + name);
        }
        return victim.pid();
    }

    /** Sends a process of the system a signal, such as {@code STOP} and {@code CONT}. */
    void signal(String name, String signal) {
        var pid = Long.toString(process(name).pid());
        var run = run(Duration.ofSeconds(5), List.of("kill", "-" + signal, pid));
        if (run.exit() != 0) {
            throw new AssertionError("Could not send " + signal + " to " + name + ": " + run.output());
        }
    }

    /** The process of a part of the system, found by the jar it runs and the folder of this run. */
    ProcessHandle process(String name) {
        var module = SERVICES.stream().filter(name::startsWith).findFirst().orElse(name);
        var mark = name.equals("backing") ? "--store-port " + (portBase + 8) : "--server.port=" + portOf(name);
        return ProcessHandle.allProcesses()
                .filter(process ->
                        commandLine(process).contains(module) && (commandLine(process) + " ").contains(mark + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    private int portOf(String name) {
        var part = parts().indexOf(name);
        return portBase + part / instances + part % instances * APART;
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** A run of ports that are all free now. */
    private static int freePorts(int instances) {
        var first = Integer.getInteger("system.ports", 20_000);
        for (int base = first; base < first + 10_000; base += 50) {
            var from = base;
            if (IntStream.range(0, instances).allMatch(instance -> allFree(from + instance * APART))) {
                return base;
            }
        }
        throw new AssertionError("No " + PORTS + " free ports in a row from " + first + " on");
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + PORTS; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() != port) {
                    return false;
                }
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
