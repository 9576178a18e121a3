package org.steelyard.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Times the gateway, both bare flavours of Spring Cloud Gateway with every HTTP client, and nginx where it is installed,
 * against the direct call: in turns, in one run, so that what else the machine does falls on all alike.
 *
 * <p>Arguments: the gateway's jar, rounds, seconds a round, and optionally the targets to time (direct is always one).
 * Besides throughput it gives the CPU time each process spends on a request, which a busy machine hardly changes.
 */
public final class GatewayBench {

    private static final int FIRST_PORT = Integer.getInteger("bench.port", 18100);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int WARM_UP_SECONDS = 15;

    private final Path logs;
    private final Issuer issuer = new Issuer();
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private record Target(int port, Process process, ProcessHandle worker) {}

    private GatewayBench(Path logs) throws IOException {
        this.logs = logs;
    }

    public static void main(String[] args) throws Exception {
        if (!Wrk.installed()) {
            System.err.println(
                    "wrk is not installed, and nothing is measured without it. On Debian: apt-get install wrk");
            System.exit(2);
        }
        var bench = new GatewayBench(Files.createTempDirectory("gateway-bench"));
        try {
            bench.start(args[0], args.length > 3 ? List.of(args).subList(3, args.length) : List.of());
            bench.time(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } finally {
            bench.targets.values().forEach(target -> target.process().destroy());
            bench.issuer.close();
        }
    }

    private void start(String jar, List<String> wanted) throws Exception {
        var upstream = "http://127.0.0.1:" + FIRST_PORT;
        var all = new LinkedHashMap<String, List<String>>();
        all.put("direct", flavour("backend", FIRST_PORT));
        all.put("gateway", gateway(jar, FIRST_PORT + 1, upstream));
        all.put("servlet-apache", flavour("lean", FIRST_PORT + 3, upstream));
        all.put("webmvc-jdk", flavour("webmvc", FIRST_PORT + 4, upstream, "jdk"));
        all.put("webmvc-apache", flavour("webmvc", FIRST_PORT + 5, upstream, "http-components"));
        all.put("webmvc-jetty", flavour("webmvc", FIRST_PORT + 6, upstream, "jetty"));
        all.put("webmvc-reactor", flavour("webmvc", FIRST_PORT + 7, upstream, "reactor"));
        all.put("webflux", flavour("webflux", FIRST_PORT + 8, upstream));
        if (Files.isExecutable(Path.of("/usr/sbin/nginx"))) {
            all.put("nginx", nginx(FIRST_PORT + 9, FIRST_PORT));
        }
        var port = FIRST_PORT;
        for (var command : all.entrySet()) {
            if (wanted.isEmpty()
                    || wanted.contains(command.getKey())
                    || command.getKey().equals("direct")) {
                start(command.getKey(), port, command.getValue());
            }
            port += command.getKey().equals("gateway") ? 2 : 1; // the gateway's second port is for its management
        }
    }

    private void start(String name, int port, List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile())
                .start();
        awaitAnswer(name, process, port);
        // nginx answers from a child of the process that was started
        var worker = process.children().findFirst().orElse(process.toHandle());
        targets.put(name, new Target(port, process, worker));
    }

    private void awaitAnswer(String name, Process process, int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(Wrk.address(port)))
                .header("Authorization", "Bearer " + issuer.token())
                .build();
        for (var begun = System.nanoTime(); System.nanoTime() - begun < START_LIMIT.toNanos(); ) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException(name + " does not answer, see " + logs.resolve(name + ".log"));
    }

    private void time(int rounds, int seconds) throws Exception {
        for (var target : targets.values()) {
            Wrk.run(target.port(), 32, WARM_UP_SECONDS, issuer.token());
        }
        for (int connections : new int[] {32, 1}) {
            var results = new LinkedHashMap<String, List<Measured>>();
            for (int round = 0; round < rounds; round++) {
                for (var target : targets.entrySet()) {
                    results.computeIfAbsent(target.getKey(), _ -> new ArrayList<>())
                            .add(measure(target.getValue(), connections, seconds));
                }
            }
            print(connections, results);
        }
    }

    private record Measured(Wrk.Result wrk, double cpuMicrosPerRequest) {}

    private Measured measure(Target target, int connections, int seconds) throws Exception {
        var before = cpu(target.worker());
        var result = Wrk.run(target.port(), connections, seconds, issuer.token());
        return new Measured(result, cpu(target.worker()).minus(before).toNanos() / 1000.0 / result.requests());
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void print(int connections, Map<String, List<Measured>> results) {
        System.out.printf("%n%d connection(s), medians%n", connections);
        System.out.printf("%-16s %9s %7s %8s %8s %8s%n", "", "req/s", "ratio", "p50 ms", "p99 ms", "cpu us");
        var direct = results.getOrDefault("direct", List.of());
        results.forEach((name, rounds) -> {
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < rounds.size(); i++) {
                ratios.add(rounds.get(i).wrk().perSecond() / direct.get(i).wrk().perSecond());
            }
            System.out.printf(
                    "%-16s %9.0f %7.2f %8.2f %8.2f %8.0f%n",
                    name,
                    median(rounds, round -> round.wrk().perSecond()),
                    ratios.stream().sorted().toList().get(ratios.size() / 2),
                    median(rounds, round -> round.wrk().p50Millis()),
                    median(rounds, round -> round.wrk().p99Millis()),
                    median(rounds, Measured::cpuMicrosPerRequest));
        });
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> value) {
        return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
    }

    private static List<String> flavour(String... arguments) {
        var command = new ArrayList<>(List.of(JAVA, "-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.add(Flavour.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> flavour(String kind, int port, String... arguments) {
        var all = new ArrayList<>(List.of(kind, String.valueOf(port)));
        all.addAll(List.of(arguments));
        return flavour(all.toArray(String[]::new));
    }

    /** The product as it is delivered, everything switched on; only its rate limit is out of the way. */
    private List<String> gateway(String jar, int port, String upstream) {
        var command = new ArrayList<>(List.of(JAVA, "-Xmx256m"));
        command.addAll(List.of(System.getProperty("bench.gateway.jvm", "").split(" ")));
        command.removeIf(String::isBlank);
        command.addAll(List.of(
                "-jar",
                jar,
                "--server.port=" + port,
                "--management.server.port=" + (port + 1),
                "--steelyard.security.issuer=" + issuer.uri(),
                "--steelyard.security.jwk-set-uri=" + issuer.uri() + "/oauth2/jwks",
                "--steelyard.gateway.services.complaint-service.uri=" + upstream,
                "--steelyard.gateway.rate-limit.per-second=1000000",
                "--steelyard.gateway.rate-limit.burst=1000000"));
        command.addAll(List.of(System.getProperty("bench.gateway.arguments", "").split(" ")));
        command.removeIf(String::isBlank);
        return command;
    }

    private List<String> nginx(int port, int upstream) throws IOException {
        var settings = logs.resolve("nginx.conf");
        Files.writeString(settings, """
                worker_processes 1; daemon off; pid %1$s/nginx.pid; error_log %1$s/nginx.err;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
                  uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
                  upstream backend { server 127.0.0.1:%3$d; keepalive 64; }
                  server { listen 127.0.0.1:%2$d;
                    location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; } }
                }
                """.formatted(logs, port, upstream));
        return List.of(
                "/usr/sbin/nginx",
                "-c",
                settings.toString(),
                "-e",
                logs.resolve("nginx.err").toString());
    }
}
