package org.steelyard.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alert rules, as they lie in {@code prometheus/rules}. */
public final class Alerts {

    private Alerts() {}

    /** Reads all of them. */
    public static List<Alert> read(Path root) {
        var file = root.resolve("deploy/monitoring/prometheus/rules/alerts.yaml");
        return lists(yaml(file).get("groups")).stream()
                .flatMap(group -> lists(group.get("rules")).stream())
                .map(rule -> new Alert(
                        text(rule, "alert"),
                        text(rule, "expr"),
                        String.valueOf(map(rule.get("labels")).get("severity")),
                        String.valueOf(map(rule.get("annotations")).get("runbook"))))
                .toList();
    }

    static Map<String, Object> yaml(Path file) {
        try {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> lists(@org.jspecify.annotations.Nullable Object value) {
        return (List<Map<String, Object>>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static String text(Map<String, Object> rule, String key) {
        return Objects.requireNonNull((String) rule.get(key), key);
    }

    /**
     * One rule.
     *
     * @param name also the name of its entry in the runbook
     * @param expression true while something is wrong
     * @param severity page, work or business
     * @param runbook where the entry is
     */
    public record Alert(String name, String expression, String severity, String runbook) {}
}
