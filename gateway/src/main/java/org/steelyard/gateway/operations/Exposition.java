package org.steelyard.gateway.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The samples of some metrics in the Prometheus text format.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
record Exposition(List<Sample> samples) {

    /** One value of one series. */
    record Sample(String name, Map<String, String> labels, double value) {
        String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\S+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Reads the named metrics and leaves out all others, and every value that is not a number. */
    static Exposition read(String text, Set<String> names) {
        var samples = new ArrayList<Sample>();
        text.lines().forEach(line -> {
            var matcher = LINE.matcher(line);
            if (matcher.matches() && names.contains(matcher.group(1))) {
                var value = number(matcher.group(3));
                if (!Double.isNaN(value)) {
                    samples.add(new Sample(matcher.group(1), labels(matcher.group(2)), value));
                }
            }
        });
        return new Exposition(List.copyOf(samples));
    }

    double sum(String name) {
        return sum(name, _ -> true);
    }

    double sum(String name, Predicate<Sample> where) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && where.test(sample))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** The cumulative counts of a histogram by their upper bounds, over all its series. */
    Map<Double, Double> buckets(String name) {
        var buckets = new HashMap<Double, Double>();
        for (var sample : samples) {
            if (sample.name().equals(name + "_bucket")) {
                buckets.merge(number(sample.label("le")), sample.value(), Double::sum);
            }
        }
        return buckets;
    }

    private static Map<String, String> labels(@Nullable String text) {
        var labels = new HashMap<String, String>();
        if (text != null) {
            var matcher = LABEL.matcher(text);
            while (matcher.find()) {
                labels.put(matcher.group(1), matcher.group(2));
            }
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
