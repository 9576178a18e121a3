package org.steelyard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsPageTests {

    private static final Path ROOT = Path.of("../..");
    private static final List<String> MODULES = List.of(
            "platform/runtime",
            "complaint-service",
            "escalation-service",
            "training-service",
            "assessment-service",
            "gateway");
    private static final Pattern NAME = Pattern.compile("\"((?:steelyard|gateway)\\.[a-z.-]+[a-z])\"");

    /** Every meter of the code is on the page, and the page has none that the code has not. */
    @Test
    void namesTheMetersOfTheCode() throws IOException {
        var onPage = MetricsPage.read(ROOT).all().stream()
                .filter(MetricsPage.Metric::isOwn)
                .map(metric -> metric.name().replaceAll("_(total|seconds)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inTheCode()).isEqualTo(onPage);
    }

    @Test
    void namesMetricsAsPrometheusDoes() {
        assertThat(MetricsPage.read(ROOT).all().stream().filter(MetricsPage.Metric::isOwn))
                .allSatisfy(metric -> assertThat(metric.name())
                        .matches(
                                switch (metric.type()) {
                                    case "counter" -> ".*_total";
                                    case "summary", "histogram" -> ".*_seconds";
                                    default -> ".*";
                                }));
    }

    @Test
    void findsTheSeriesOfAnExpression() {
        assertThat(MetricsPage.seriesIn(
                        "max by (application) (max_over_time(steelyard_outbox_unsent{a=\"b_c_d\"}[5m])) > 60 and up"))
                .containsExactly("steelyard_outbox_unsent", "up");
    }

    private static Set<String> inTheCode() throws IOException {
        var names = new TreeSet<String>();
        for (var module : MODULES) {
            try (var files = Files.find(
                    ROOT.resolve(module).resolve("src/main/java"),
                    20,
                    (path, _) -> path.toString().endsWith(".java"))) {
                for (var file : files.toList()) {
                    var text = Files.readString(file);
                    if (text.contains("io.micrometer.core.instrument")) {
                        NAME.matcher(text)
                                .results()
                                .map(name -> name.group(1).replaceAll("[.-]", "_"))
                                .forEach(names::add);
                    }
                }
            }
        }
        return names;
    }
}
