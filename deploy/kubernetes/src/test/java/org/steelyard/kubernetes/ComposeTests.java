package org.steelyard.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ComposeTests {

    private static final Path FOLDER = Manifests.ROOT.resolve("deploy/compose");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)}");
    private static final Pattern ASSIGNED = Pattern.compile("(?m)^([A-Z_]+)=");
    private static final Pattern SETTING = Pattern.compile("(?m)^ +(STEELYARD_\\w+): ");

    private final String text = Manifests.text(FOLDER.resolve("compose.yaml"));
    private final JsonNode compose = Manifests.documents(text).getFirst();

    @Test
    void takeEverySecretAndSizeFromOneFile() {
        var example = found(ASSIGNED, Manifests.text(FOLDER.resolve(".env.example")));
        example.remove("COMPOSE_PROJECT_NAME"); // compose's own
        assertThat(found(VARIABLE, text)).isEqualTo(example);
        assertThat(text).doesNotContainIgnoringCase("password: steelyard");
    }

    @Test
    void runTheServicesWithoutRights() {
        for (var service : Manifests.SERVICES) {
            assertThat(compose.at("/services/" + service + "/image").asText())
                    .isEqualTo("steelyard/" + service + ":${TAG}");
        }
        var common = compose.path("x-service");
        assertThat(common.path("read_only").asBoolean()).isTrue();
        assertThat(common.path("user").asText()).isEqualTo("10001:10001");
        assertThat(common.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(Manifests.text(Manifests.ROOT.resolve("deploy/images/Dockerfile")))
                .contains("USER 10001:10001", "HEALTHCHECK", "ARG BASE", "-XX:AOTCache");
    }

    @Test
    void nameThePortsOfTheCode() {
        // a list is read as its elements
        var targets = Manifests.documents(Manifests.text(FOLDER.resolve("targets.yaml")));
        assertThat(targets).hasSameSizeAs(Manifests.SERVICES).allSatisfy(target -> {
            var service = target.at("/labels/service").asText();
            var address = target.at("/targets/0").asText();
            assertThat(address).startsWith(service + ":");
            assertThat(Manifests.settings(service))
                    .contains("MANAGEMENT_PORT:" + address.substring(address.indexOf(':') + 1) + "}");
        });
    }

    @Test
    void setOnlyWhatIsRead() {
        var read = Manifests.text(Manifests.ROOT.resolve("deploy/keycloak/steelyard-realm.json"))
                + Manifests.text(
                        Manifests.ROOT.resolve("deploy/monitoring/grafana/provisioning/datasources/prometheus.yaml"));
        assertThat(found(SETTING, text))
                .hasSizeGreaterThan(20)
                .allMatch(name -> Code.reads(name) || read.contains("${" + name + "}"));
    }

    @Test
    void areReadByCompose() throws IOException, InterruptedException {
        var program = Code.program("docker-compose");
        if (program.isEmpty()) {
            System.out.println(
                    "not run: docker-compose is not installed (Debian, Ubuntu: apt-get install docker-compose)");
        }
        Assumptions.assumeTrue(program.isPresent(), "docker-compose is not installed");
        var process = new ProcessBuilder(
                        program.get().toString(),
                        "--env-file",
                        ".env.example",
                        "-f",
                        "compose.yaml",
                        "config",
                        "--quiet")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(one -> found.add(one.group(1)));
        return found;
    }
}
