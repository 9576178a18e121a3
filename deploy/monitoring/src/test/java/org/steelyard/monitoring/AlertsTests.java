package org.steelyard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AlertsTests {

    private static final Path ROOT = Path.of("../..");
    private static final Path RULES = Path.of("prometheus/rules/alerts.yaml");
    private static final Path TESTS = Path.of("prometheus/tests/alerts.yaml");
    private static final Pattern ENTRY = Pattern.compile("### (\\w+)\n(.*?)(?=\n##|\\z)", Pattern.DOTALL);

    private final List<Alerts.Alert> alerts = Alerts.read(ROOT);

    @Test
    void askOnlyForMetricsThatArePublished() {
        var page = MetricsPage.read(ROOT);
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(MetricsPage.seriesIn(alert.expression()))
                        .isNotEmpty()
                        .allMatch(page::explains));
    }

    /** An alert that nobody knows what to do about is noise; an entry without its alert is never read. */
    @Test
    void haveAnEntryEachInTheRunbook() throws IOException {
        var entries = ENTRY.matcher(Files.readString(ROOT.resolve("docs/operations.md")))
                .results()
                .collect(Collectors.toMap(entry -> entry.group(1), entry -> entry.group(2)));
        assertThat(alerts).extracting(Alerts.Alert::name).containsExactlyInAnyOrderElementsOf(entries.keySet());
        assertThat(entries.values())
                .allSatisfy(entry -> assertThat(entry).contains("**Meaning**", "**First look**", "**Remedy**"));
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.runbook())
                    .isEqualTo("docs/operations.md#" + alert.name().toLowerCase(Locale.ROOT));
            assertThat(alert.severity()).isIn("page", "work", "business");
        });
    }

    @Test
    void areEachMadeToFireAndToStaySilent() {
        var cases = Alerts.lists(Alerts.yaml(TESTS).get("tests")).stream()
                .flatMap(test -> Alerts.lists(test.get("alert_rule_test")).stream())
                .toList();
        for (var alert : alerts) {
            assertThat(cases.stream().filter(one -> alert.name().equals(one.get("alertname"))))
                    .as(alert.name())
                    .extracting(one -> Alerts.lists(one.get("exp_alerts")).isEmpty())
                    .contains(true, false);
        }
    }

    @Test
    void passPromtool() throws Exception {
        var promtool = promtool();
        if (promtool == null) {
            System.out.println("not run: promtool is not installed (Debian, Ubuntu: apt-get install prometheus)");
        }
        Assumptions.assumeTrue(promtool != null, "promtool is not installed");
        run(promtool, "check", "config", "prometheus/prometheus.yml");
        run(promtool, "check", "rules", RULES.toString());
        run(promtool, "test", "rules", TESTS.toString());
    }

    private static @org.jspecify.annotations.Nullable String promtool() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }

    private static void run(@org.jspecify.annotations.Nullable String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
