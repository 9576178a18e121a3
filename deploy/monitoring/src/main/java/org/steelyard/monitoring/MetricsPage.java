package org.steelyard.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of {@code docs/metrics.md}, as programs read them. */
public final class MetricsPage {

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9_]+)` \\| (\\w+) \\| (.*?) ?\\| (.*?) \\| (.+) \\|");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");
    private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum", "_max");

    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    private MetricsPage() {}

    /** Reads the page. */
    public static MetricsPage read(Path root) {
        var page = new MetricsPage();
        try {
            for (var line : Files.readAllLines(root.resolve("docs/metrics.md"))) {
                var row = ROW.matcher(line);
                if (row.matches()) {
                    var labels = new TreeSet<String>();
                    LABEL.matcher(row.group(3)).results().forEach(label -> labels.add(label.group(1)));
                    var metric = new Metric(row.group(1), row.group(2), Set.copyOf(labels));
                    if (page.metrics.put(metric.name(), metric) != null) {
                        throw new IllegalStateException(metric.name() + " is on the page twice");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page;
    }

    /** Every metric on the page. */
    public List<Metric> all() {
        return List.copyOf(metrics.values());
    }

    /** Whether the page explains a series of this name; a summary's count is its own series. */
    public boolean explains(String series) {
        return metrics.containsKey(series)
                || SUFFIXES.stream()
                        .anyMatch(suffix -> series.endsWith(suffix)
                                && metrics.containsKey(series.substring(0, series.length() - suffix.length())));
    }

    /** The metrics that an expression asks for. */
    public static List<String> seriesIn(String expression) {
        var bare = expression
                .replaceAll("\"[^\"]*\"", "\"\"")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring) *\\([^)]*\\)", "");
        return Arrays.stream(bare.split("[^a-zA-Z0-9_]+"))
                .filter(word -> word.equals("up") || word.matches("[a-z0-9]+(_[a-z0-9]+){2,}"))
                .filter(word -> !word.endsWith("_over_time"))
                .distinct()
                .toList();
    }

    /**
     * One row.
     *
     * @param name as Prometheus shows it
     * @param type counter, gauge, summary or histogram
     * @param labels beside those every series has
     */
    public record Metric(String name, String type, Set<String> labels) {

        /** Whether it is ours, so that the page answers for every series of it. */
        public boolean isOwn() {
            return name.startsWith("steelyard_") || name.startsWith("gateway_");
        }
    }
}
