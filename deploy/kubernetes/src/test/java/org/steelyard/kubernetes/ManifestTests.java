package org.steelyard.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Topic;

class ManifestTests {

    private static final Path BASE = Path.of("base");
    private static final Pattern SETTING = Pattern.compile("STEELYARD_[A-Z_]+");

    @Test
    void haveNoFieldThatTheirModelDoesNotKnow() {
        assertThat(Stream.concat(Manifests.under(BASE).stream(), Manifests.under(Path.of("overlays")).stream())
                        .toList())
                .hasSizeGreaterThan(30)
                .allSatisfy(document -> assertThat(Manifests.typed(document)).isNotNull());
    }

    @Test
    void areRefusedWithAnUnknownField() {
        var text = Manifests.text(BASE.resolve("gateway.yaml"));
        assertThatThrownBy(() -> typedAll(text.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem")))
                .hasMessageContaining("readOnlyRootFileSystem");
        assertThatThrownBy(() ->
                        typedAll(Manifests.text(BASE.resolve("kafka.yaml")).replace("listeners:", "listener:")))
                .hasMessageContaining("listener");
    }

    private static void typedAll(String text) throws IOException {
        for (var document : Manifests.documents(text)) {
            assertThat(Manifests.typed(document)).isNotNull();
        }
    }

    /** As kustomize itself puts them together: patches find their targets, and what comes out is typed as well. */
    @ParameterizedTest
    @ValueSource(strings = {"county", "nation"})
    void buildWithKustomize(String overlay) throws Exception {
        var kubectl = Code.program("kubectl");
        if (kubectl.isEmpty()) {
            System.out.println("not run: kubectl is not installed, so overlays were checked file by file only");
        }
        Assumptions.assumeTrue(kubectl.isPresent(), "kubectl is not installed");
        var process = new ProcessBuilder(kubectl.get().toString(), "kustomize", "overlays/" + overlay)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();

        typedAll(built);
        var documents = Manifests.documents(built);
        assertThat(documents).allSatisfy(document -> {
            assertThat(document.at("/metadata/namespace").asText()).isEqualTo("steelyard");
            assertThat(document.at("/metadata/labels")
                            .path("app.kubernetes.io/part-of")
                            .asText())
                    .isEqualTo("steelyard");
        });
        var partitions = of(documents, "ConfigMap").findFirst().orElseThrow().at("/data/STEELYARD_TOPICS_PARTITIONS");
        assertThat(of(documents, "ScaledObject"))
                .allSatisfy(scaled ->
                        assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isLessThanOrEqualTo(partitions.asInt()));
    }

    @Test
    void nameImagesAndPortsOfTheCode() {
        assertThat(workloads())
                .extracting(ManifestTests::nameOf)
                .containsExactlyInAnyOrderElementsOf(Manifests.SERVICES);
        assertThat(workloads()).allSatisfy(workload -> {
            var service = nameOf(workload);
            var container = workload.at("/spec/template/spec/containers/0");
            assertThat(container.path("image").asText()).isEqualTo("steelyard/" + service);
            assertThat(container.path("ports"))
                    .hasSize(2)
                    .allSatisfy(port -> assertThat(Manifests.settings(service))
                            .contains("PORT:" + port.path("containerPort").asInt() + "}"));
            var answering = document("Service", service);
            assertThat(answering.at("/spec/ports/0/port")).isEqualTo(container.at("/ports/0/containerPort"));
            assertThat(answering.at("/spec/ports/1/port")).isEqualTo(container.at("/ports/1/containerPort"));
            assertThat(Manifests.text(Manifests.ROOT.resolve(service).resolve("pom.xml")))
                    .contains("<artifactId>" + service + "</artifactId>");
        });
    }

    @Test
    void runWithoutRightsAndEndInPeace() {
        assertThat(workloads()).allSatisfy(workload -> {
            var pod = workload.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/resources/limits/memory")).isEqualTo(container.at("/resources/requests/memory"));
            for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.path(probe).at("/httpGet/port").asText()).isEqualTo("management");
            }
            // the pause before the end, and what a service gives running requests
            assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                    .isGreaterThan(15
                            + container.at("/lifecycle/preStop/sleep/seconds").asInt());
            var service = nameOf(workload);
            assertThat(document("PodDisruptionBudget", service)
                            .at("/spec/maxUnavailable")
                            .asInt())
                    .isEqualTo(1);
        });
        assertThat(Manifests.text(Manifests.ROOT.resolve("platform/runtime/src/main/resources/steelyard-runtime.yaml")))
                .contains("timeout-per-shutdown-phase: 15s", "probes.enabled: true");
    }

    @Test
    void setOnlyWhatTheCodeReads() {
        var set = new java.util.TreeSet<String>();
        for (var file : List.of("settings.yaml", "gateway.yaml", "complaint-service.yaml", "assessment-service.yaml")) {
            SETTING.matcher(Manifests.text(BASE.resolve(file))).results().forEach(name -> set.add(name.group()));
        }
        assertThat(set).hasSizeGreaterThan(15).allMatch(Code::reads);
    }

    @Test
    void scaleByTopicsAndGroupsThereAre() {
        var topics = EventCatalogue.topics().stream().map(Topic::value).toList();
        var code = String.join("", Code.sources(path -> path.endsWith("Listener.java")));
        assertThat(kafkaTriggers()).isNotEmpty().allSatisfy(trigger -> {
            assertThat(trigger.at("/metadata/topic").asText()).isIn(topics);
            var group = trigger.at("/metadata/consumerGroup").asText();
            var known = Manifests.SERVICES.contains(group)
                    || Manifests.settings("assessment-service").contains("application-id: " + group)
                    || Manifests.SERVICES.stream()
                            .filter(group::startsWith)
                            .anyMatch(service -> code.contains("group-id}" + group.substring(service.length()) + "\""));
            assertThat(known).as(group).isTrue();
        });
    }

    private static List<JsonNode> kafkaTriggers() {
        return of(Manifests.under(BASE), "ScaledObject")
                .flatMap(scaled ->
                        StreamSupport.stream(scaled.at("/spec/triggers").spliterator(), false))
                .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                .toList();
    }

    private static List<JsonNode> workloads() {
        return Stream.of("Deployment", "StatefulSet")
                .flatMap(kind -> of(Manifests.under(BASE), kind))
                .toList();
    }

    private static JsonNode document(String kind, String name) {
        return of(Manifests.under(BASE), kind)
                .filter(document -> nameOf(document).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> of(List<JsonNode> documents, String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    private static String nameOf(JsonNode document) {
        return document.at("/metadata/name").asText();
    }
}
