package org.steelyard.gateway.operations;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one service's metrics say.
 *
 * @param name of the service
 * @param up whether it told its metrics
 * @param requestsPerSecond that it answered over the window; null until enough has been seen
 * @param failuresPerSecond of these, answers 5xx
 * @param p99Seconds the time under which 99 of 100 requests of the window were answered: an upper bound, that of the
 *     histogram's bucket; null where there was none, or where it is above the largest bound
 * @param unsentEvents facts saved and not yet told
 * @param oldestUnsentSeconds age of the oldest of these
 * @param consumerLag records of topics the service has not read yet
 * @param deadLetters records put aside since the service started
 * @param heapBytes memory in use
 * @param scoreP99Seconds from a fact to its visible score, as {@code p99Seconds}; only of the service that scores
 */
record ServiceFigures(
        String name,
        boolean up,
        @Nullable Double requestsPerSecond,
        @Nullable Double failuresPerSecond,
        @Nullable Double p99Seconds,
        @Nullable Long unsentEvents,
        @Nullable Double oldestUnsentSeconds,
        @Nullable Long consumerLag,
        @Nullable Long deadLetters,
        @Nullable Long heapBytes,
        @Nullable Double scoreP99Seconds) {

    private static final String REQUESTS = "http_server_requests_seconds";
    private static final String SCORES = "steelyard_score_latency_seconds";
    private static final String UNSENT = "steelyard_outbox_unsent";
    private static final String OLDEST = "steelyard_outbox_oldest_age_seconds";
    private static final String LAG = "kafka_consumer_fetch_manager_records_lag";
    private static final String DEAD = "steelyard_events_dead_total";
    private static final String HEAP = "jvm_memory_used_bytes";

    /** The metrics that are looked at. */
    static final Set<String> NAMES =
            Set.of(REQUESTS + "_count", REQUESTS + "_bucket", SCORES + "_bucket", UNSENT, OLDEST, LAG, DEAD, HEAP);

    static ServiceFigures down(String name) {
        return new ServiceFigures(name, false, null, null, null, null, null, null, null, null, null);
    }

    /**
     * @param now its metrics
     * @param before the same some time ago, or null if there are none
     * @param seconds between the two
     */
    static ServiceFigures of(String name, Exposition now, @Nullable Exposition before, double seconds) {
        return new ServiceFigures(
                name,
                true,
                before == null ? null : requests(now, before, "") / seconds,
                before == null ? null : requests(now, before, "5") / seconds,
                before == null ? null : p99(now, before, REQUESTS),
                Math.round(now.sum(UNSENT)),
                now.sum(OLDEST),
                Math.round(now.sum(LAG)),
                Math.round(now.sum(DEAD)),
                Math.round(now.sum(HEAP, sample -> sample.label("area").equals("heap"))),
                before == null ? null : p99(now, before, SCORES));
    }

    /** A counter that went back was a restart: all it says is new then. */
    private static double requests(Exposition now, Exposition before, String status) {
        var count = requests(now, status);
        var earlier = requests(before, status);
        return count >= earlier ? count - earlier : count;
    }

    private static double requests(Exposition metrics, String status) {
        return metrics.sum(REQUESTS + "_count", sample -> sample.label("status").startsWith(status));
    }

    private static @Nullable Double p99(Exposition now, Exposition before, String histogram) {
        var earlier = before.buckets(histogram);
        var counts = new TreeMap<>(now.buckets(histogram));
        var restarted = counts.entrySet().stream()
                .anyMatch(bucket -> bucket.getValue() < earlier.getOrDefault(bucket.getKey(), 0.0));
        if (!restarted) {
            counts.replaceAll((bound, count) -> count - earlier.getOrDefault(bound, 0.0));
        }
        return bound(counts, 0.99);
    }

    private static @Nullable Double bound(TreeMap<Double, Double> cumulative, double share) {
        if (cumulative.isEmpty() || cumulative.lastEntry().getValue() == 0) {
            return null;
        }
        var rank = cumulative.lastEntry().getValue() * share;
        return cumulative.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= rank)
                .map(Map.Entry::getKey)
                .filter(Double::isFinite)
                .findFirst()
                .orElse(null);
    }
}
