package org.steelyard.local.launcher;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.steelyard.local.launcher.Program.Tier;

/** All that makes up the system on one machine, with the settings that connect the parts. */
final class Programs {

    private final Path root;
    private final Home home;
    private final Ports ports;

    Programs(Path root, Options options) {
        this.root = root;
        this.home = new Home(options.home());
        this.ports = options.ports();
    }

    List<Program> all() {
        return List.of(
                backing(),
                identity(),
                // what takes longest goes first
                service("assessment-service", Port.ASSESSMENT, Port.ASSESSMENT_MANAGEMENT, "448m"),
                ledger(),
                service("escalation-service", Port.ESCALATION, Port.ESCALATION_MANAGEMENT, "320m"),
                service("training-service", Port.TRAINING, Port.TRAINING_MANAGEMENT, "256m"),
                gateway());
    }

    private Program backing() {
        return new Program(
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
        var arguments = web(Port.IDENTITY, Port.IDENTITY_MANAGEMENT);
        arguments.add("--steelyard.identity.data-dir=" + home.data().resolve("identity"));
        arguments.add("--steelyard.identity.demo-secret-file=" + home.secret());
        arguments.add("--steelyard.identity.console-redirects=%1$s%3$s,%2$s%3$s"
                .formatted(
                        ports.url(Port.GATEWAY),
                        "http://localhost:" + ports.of(Port.GATEWAY),
                        "/login/oauth2/code/steelyard"));
        arguments.add("--steelyard.identity.console-fronts=%s/,%s/"
                .formatted(ports.url(Port.GATEWAY), "http://localhost:" + ports.of(Port.GATEWAY)));
        return new Program(
                "identity",
                Tier.IDENTITY,
                jar("deploy/local", "local-*.jar"),
                "128m",
                arguments,
                environment(),
                readiness(Port.IDENTITY_MANAGEMENT));
    }

    private Program ledger() {
        var arguments = web(Port.COMPLAINT, Port.COMPLAINT_MANAGEMENT);
        arguments.add("--steelyard.chain.signing-key=" + AnchorKeys.privateKey(home));
        arguments.add("--steelyard.chain.public-key=" + AnchorKeys.publicKey(home));
        arguments.add("--steelyard.chain.anchor-directory=" + AnchorKeys.anchors(home));
        return new Program(
                "complaint-service",
                Tier.SERVICE,
                jar("complaint-service", "complaint-service-*.jar"),
                "320m",
                arguments,
                environment(),
                readiness(Port.COMPLAINT_MANAGEMENT));
    }

    private Program service(String module, Port port, Port management, String heap) {
        return new Program(
                module,
                Tier.SERVICE,
                jar(module, module + "-*.jar"),
                heap,
                web(port, management),
                environment(),
                readiness(management));
    }

    private Program gateway() {
        return new Program(
                "gateway",
                Tier.GATEWAY,
                jar("gateway", "gateway-*.jar"),
                "256m",
                web(Port.GATEWAY, Port.GATEWAY_MANAGEMENT),
                environment(),
                readiness(Port.GATEWAY_MANAGEMENT));
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
                entry(
                        "STEELYARD_STREAMS_DIR",
                        home.data().resolve("assessment-streams").toString()),
                entry("STEELYARD_ISSUER", ports.url(Port.IDENTITY)),
                entry("STEELYARD_PUBLIC_URL", ports.url(Port.GATEWAY)),
                entry("STEELYARD_COMPLAINT_URI", ports.url(Port.COMPLAINT)),
                entry("STEELYARD_ESCALATION_URI", ports.url(Port.ESCALATION)),
                entry("STEELYARD_TRAINING_URI", ports.url(Port.TRAINING)),
                entry("STEELYARD_ASSESSMENT_URI", ports.url(Port.ASSESSMENT)),
                entry("STEELYARD_COMPLAINT_MANAGEMENT_URI", ports.url(Port.COMPLAINT_MANAGEMENT)),
                entry("STEELYARD_ESCALATION_MANAGEMENT_URI", ports.url(Port.ESCALATION_MANAGEMENT)),
                entry("STEELYARD_TRAINING_MANAGEMENT_URI", ports.url(Port.TRAINING_MANAGEMENT)),
                entry("STEELYARD_ASSESSMENT_MANAGEMENT_URI", ports.url(Port.ASSESSMENT_MANAGEMENT)));
    }

    private List<String> web(Port port, Port management) {
        var arguments = new ArrayList<String>();
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + ports.of(port));
        arguments.add("--management.server.address=127.0.0.1");
        arguments.add("--management.server.port=" + ports.of(management));
        return arguments;
    }

    private String readiness(Port management) {
        return ports.url(management) + "/actuator/health/readiness";
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
