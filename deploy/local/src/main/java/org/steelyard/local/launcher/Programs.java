package org.steelyard.local.launcher;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.steelyard.local.launcher.Program.Tier;

/** All that makes up the system on one machine, with the settings that connect the parts. */
final class Programs {

    /** Where each module tells its metrics. */
    private static final Map<String, Port> MANAGEMENT = Map.of(
            "gateway", Port.GATEWAY_MANAGEMENT,
            "complaint-service", Port.COMPLAINT_MANAGEMENT,
            "escalation-service", Port.ESCALATION_MANAGEMENT,
            "training-service", Port.TRAINING_MANAGEMENT,
            "assessment-service", Port.ASSESSMENT_MANAGEMENT);

    private final Path root;
    private final Home home;
    private final Ports ports;

    Programs(Path root, Options options) {
        this.root = root;
        this.home = new Home(options.home());
        this.ports = options.ports();
    }

    List<Program> all() {
        var all = new ArrayList<>(List.of(backing(), identity()));
        for (int instance = 1; instance <= ports.instances(); instance++) {
            // what takes longest goes first
            all.add(service("assessment-service", instance, Port.ASSESSMENT, Port.ASSESSMENT_MANAGEMENT, "448m"));
            all.add(ledger(instance));
            all.add(service("escalation-service", instance, Port.ESCALATION, Port.ESCALATION_MANAGEMENT, "320m"));
            all.add(service("training-service", instance, Port.TRAINING, Port.TRAINING_MANAGEMENT, "256m"));
            all.add(gateway(instance));
        }
        return all;
    }

    private Program backing() {
        return new Program(
                "backing",
                "backing",
                Tier.BACKING,
                jar("platform/embedded", "platform-embedded-*-exec.jar"),
                "768m",
                List.of(
                        "--data-dir", home.backing().toString(),
                        "--host", "127.0.0.1",
                        "--broker-port", "" + ports.of(Port.BROKER),
                        "--controller-port", "" + ports.of(Port.CONTROLLER),
                        "--store-port", "" + ports.of(Port.STORE)),
                Map.of(),
                "tcp://127.0.0.1:%d,tcp://127.0.0.1:%d".formatted(ports.of(Port.BROKER), ports.of(Port.STORE)));
    }

    private Program identity() {
        var arguments = web(Port.IDENTITY, Port.IDENTITY_MANAGEMENT, 1);
        arguments.add("--steelyard.identity.data-dir=" + home.data().resolve("identity"));
        arguments.add("--steelyard.identity.demo-secret-file=" + home.secret());
        arguments.add("--steelyard.identity.console-redirects=" + atEachGateway("/login/oauth2/code/steelyard"));
        arguments.add("--steelyard.identity.console-fronts=" + atEachGateway("/"));
        return new Program(
                "identity",
                "identity",
                Tier.IDENTITY,
                jar("deploy/local", "local-*.jar"),
                "128m",
                arguments,
                environment(),
                readiness(Port.IDENTITY_MANAGEMENT, 1));
    }

    /** A path at every address under which browsers know a gateway. */
    private String atEachGateway(String path) {
        return IntStream.rangeClosed(1, ports.instances())
                .mapToObj(instance -> ports.of(Port.GATEWAY, instance))
                .flatMap(port ->
                        Stream.of("http://127.0.0.1:", "http://localhost:").map(host -> host + port + path))
                .collect(Collectors.joining(","));
    }

    private Program ledger(int instance) {
        var arguments = web(Port.COMPLAINT, Port.COMPLAINT_MANAGEMENT, instance);
        arguments.add("--steelyard.chain.signing-key=" + AnchorKeys.privateKey(home));
        arguments.add("--steelyard.chain.public-key=" + AnchorKeys.publicKey(home));
        arguments.add("--steelyard.chain.anchor-directory=" + AnchorKeys.anchors(home));
        return program("complaint-service", instance, Tier.SERVICE, "320m", arguments, Port.COMPLAINT_MANAGEMENT);
    }

    private Program service(String module, int instance, Port port, Port management, String heap) {
        return program(module, instance, Tier.SERVICE, heap, web(port, management, instance), management);
    }

    private Program gateway(int instance) {
        var arguments = web(Port.GATEWAY, Port.GATEWAY_MANAGEMENT, instance);
        for (int other = 1; other <= ports.instances(); other++) {
            for (var management : MANAGEMENT.entrySet()) {
                arguments.add("--steelyard.gateway.operations.management.%s=%s"
                        .formatted(name(management.getKey(), other), ports.url(management.getValue(), other)));
            }
        }
        return program("gateway", instance, Tier.GATEWAY, "256m", arguments, Port.GATEWAY_MANAGEMENT);
    }

    private Program program(
            String module, int instance, Tier tier, String heap, List<String> arguments, Port management) {
        var environment = new HashMap<>(environment());
        // two processes cannot work in one folder
        environment.put(
                "STEELYARD_STREAMS_DIR",
                home.data().resolve(name("assessment-streams", instance)).toString());
        return new Program(
                name(module, instance),
                module,
                tier,
                jar(module, module + "-*.jar"),
                heap,
                arguments,
                environment,
                readiness(management, instance));
    }

    /** The first goes by the plain name, whether or not there are more. */
    private static String name(String of, int instance) {
        return instance == 1 ? of : of + "-" + instance;
    }

    /** Where the parts find each other. */
    private Map<String, String> environment() {
        return Map.ofEntries(
                entry("STEELYARD_KAFKA", "127.0.0.1:" + ports.of(Port.BROKER)),
                entry("STEELYARD_MONGO_URI", "mongodb://127.0.0.1:" + ports.of(Port.STORE)),
                entry("STEELYARD_STORE_EMBEDDED", "true"),
                // the path, not the keys: an environment is shown to whoever asks for the process
                entry("STEELYARD_SEALING_KEYS", home.sealingKeys().toString()),
                entry("STEELYARD_SIGN_IN", "file:" + home.signInKeys()),
                entry("STEELYARD_ISSUER", ports.url(Port.IDENTITY)),
                entry("STEELYARD_PUBLIC_URL", ports.url(Port.GATEWAY)),
                entry("STEELYARD_COMPLAINT_URI", ports.urls(Port.COMPLAINT)),
                entry("STEELYARD_ESCALATION_URI", ports.urls(Port.ESCALATION)),
                entry("STEELYARD_TRAINING_URI", ports.urls(Port.TRAINING)),
                entry("STEELYARD_ASSESSMENT_URI", ports.urls(Port.ASSESSMENT)));
    }

    private List<String> web(Port port, Port management, int instance) {
        var arguments = new ArrayList<String>();
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + ports.of(port, instance));
        arguments.add("--management.server.address=127.0.0.1");
        arguments.add("--management.server.port=" + ports.of(management, instance));
        return arguments;
    }

    private String readiness(Port management, int instance) {
        return ports.url(management, instance) + "/actuator/health/readiness";
    }

    private Path jar(String module, String pattern) {
        var target = root.resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, pattern)) {
            for (var jar : jars) {
                var name = String.valueOf(jar.getFileName());
                if (!name.endsWith("-sources.jar") && !name.endsWith("-tests.jar")) {
                    return jar;
                }
            }
        } catch (IOException e) {
            throw new UsageError("Nothing built in " + target + "; run mvn package, or let ./deploy/up do it.");
        }
        throw new UsageError("No " + pattern + " in " + target + "; run mvn package, or let ./deploy/up do it.");
    }
}
