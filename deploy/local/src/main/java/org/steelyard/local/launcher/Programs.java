package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                service("complaint-service", "complaint", Port.COMPLAINT, Port.COMPLAINT_MANAGEMENT, "320m"),
                service("escalation-service", "escalation", Port.ESCALATION, Port.ESCALATION_MANAGEMENT, "320m"),
                service("training-service", "training", Port.TRAINING, Port.TRAINING_MANAGEMENT, "256m"),
                service("assessment-service", "assessment", Port.ASSESSMENT, Port.ASSESSMENT_MANAGEMENT, "448m"),
                gateway());
    }

    private Program backing() {
        return new Program(
                "backing",
                Tier.BACKING,
                jar("platform/embedded", "platform-embedded-*-exec.jar"),
                "768m",
                List.of(
                        "--data-dir", home.data().resolve("backing").toString(),
                        "--host", "127.0.0.1",
                        "--broker-port", "" + ports.of(Port.BROKER),
                        "--controller-port", "" + ports.of(Port.CONTROLLER),
                        "--store-port", "" + ports.of(Port.STORE)),
                "tcp://127.0.0.1:%d,tcp://127.0.0.1:%d".formatted(ports.of(Port.BROKER), ports.of(Port.STORE)));
    }

    private Program identity() {
        var arguments = web(Port.IDENTITY, Port.IDENTITY_MANAGEMENT);
        arguments.add("--steelyard.identity.issuer=" + ports.url(Port.IDENTITY));
        arguments.add("--steelyard.identity.data-dir=" + home.data().resolve("identity"));
        arguments.add("--steelyard.identity.demo-secret-file=" + home.secret());
        arguments.add("--steelyard.identity.console-redirects=%1$s%3$s,%2$s%3$s"
                .formatted(
                        ports.url(Port.GATEWAY),
                        "http://localhost:" + ports.of(Port.GATEWAY),
                        "/login/oauth2/code/steelyard"));
        return new Program(
                "identity",
                Tier.IDENTITY,
                jar("deploy/local", "local-*.jar"),
                "128m",
                arguments,
                readiness(Port.IDENTITY_MANAGEMENT));
    }

    private Program service(String module, String database, Port port, Port management, String heap) {
        var arguments = web(port, management);
        arguments.add("--spring.mongodb.uri=mongodb://127.0.0.1:%d/%s".formatted(ports.of(Port.STORE), database));
        arguments.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + ports.of(Port.BROKER));
        arguments.add("--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ports.url(Port.IDENTITY));
        return new Program(
                module, Tier.SERVICE, jar(module, module + "-*.jar"), heap, arguments, readiness(management));
    }

    private Program gateway() {
        var arguments = web(Port.GATEWAY, Port.GATEWAY_MANAGEMENT);
        arguments.add("--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ports.url(Port.IDENTITY));
        return new Program(
                "gateway",
                Tier.GATEWAY,
                jar("gateway", "gateway-*.jar"),
                "256m",
                arguments,
                readiness(Port.GATEWAY_MANAGEMENT));
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
