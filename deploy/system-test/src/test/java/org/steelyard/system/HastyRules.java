package org.steelyard.system;

import java.util.Map;

/**
 * The alert rules as they are but for their patience: what has to last for minutes lasts for seconds, and rates are taken
 * over half a minute. Which series, which comparison and which labels stay as they are, for those are what is proven.
 */
final class HastyRules {

    /** How long a scrape may fail on a busy machine before a rule that waits takes it for a fault. */
    private static final String FOR = "for: 5s";

    private static final String RANGE = "[30s]";

    /** Times longer than a test waits, and what takes longer than half a minute to happen so often. */
    private static final Map<String, String> SOONER = Map.of(
            "outbox_oldest_age_seconds[30s])) > 60", "outbox_oldest_age_seconds[30s])) > 5",
            "webhooks_oldest_seconds) > 900", "webhooks_oldest_seconds) > 3",
            "score_latency_seconds_bucket[30s]))) > 10", "score_latency_seconds_bucket[30s]))) > 5",
            "clocks_unwatched_seconds) > 60", "clocks_unwatched_seconds) > 10",
            "failed_stream_threads_total[30s]", "failed_stream_threads_total[2m]");

    private HastyRules() {}

    static String of(String rules) {
        var hasty = rules.replaceAll("(?m)for: \\d+[mh]$", FOR).replaceAll("\\[\\d+[mh]]", RANGE);
        for (var threshold : SOONER.entrySet()) {
            if (!hasty.contains(threshold.getKey())) {
                throw new AssertionError("No rule says " + threshold.getKey());
            }
            hasty = hasty.replace(threshold.getKey(), threshold.getValue());
        }
        return hasty;
    }
}
