package org.steelyard.monitoring;

import static org.steelyard.monitoring.Panel.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One board a service, the same pictures for all, so that who knows one knows the others. */
final class ServiceBoards {

    private static final String RATE = "[$__rate_interval]";

    /** What Spring calls the services; a test holds it to their settings. */
    static final List<String> WITH_STORE =
            List.of("complaint-service", "escalation-service", "training-service", "assessment-service");

    private ServiceBoards() {}

    static List<Board> all() {
        return Stream.concat(WITH_STORE.stream(), Stream.of("gateway"))
                .map(ServiceBoards::board)
                .toList();
    }

    private static Board board(String service) {
        var panels = new ArrayList<>(process("{application=\"" + service + "\"}"));
        if (WITH_STORE.contains(service)) {
            panels.addAll(backing("{application=\"" + service + "\"}"));
        }
        return new Board("steelyard-" + service, "Steelyard: " + service, panels);
    }

    private static List<Panel> process(String of) {
        return List.of(
                lines(
                        "Requests",
                        "reqps",
                        "By outcome.",
                        "sum by (outcome) (rate(http_server_requests_seconds_count" + of + RATE + "))",
                        "{{outcome}}"),
                lines(
                                "Request time",
                                "s",
                                "Half, and nine of ten, are answered within.",
                                "histogram_quantile(0.5, sum by (le) (rate(http_server_requests_seconds_bucket" + of
                                        + RATE + ")))",
                                "half")
                        .and(
                                "histogram_quantile(0.9, sum by (le) (rate(http_server_requests_seconds_bucket" + of
                                        + RATE + ")))",
                                "nine of ten"),
                lines(
                        "Longest request by path",
                        "s",
                        "In the last minutes.",
                        "topk(10, max by (uri) (http_server_requests_seconds_max" + of + "))",
                        "{{uri}}"),
                lines(
                        "Heap",
                        "bytes",
                        "In use, by instance.",
                        "sum by (instance) (jvm_memory_used_bytes" + with(of, "area=\"heap\"") + ")",
                        "{{instance}}"),
                lines(
                        "Time in collection",
                        "percentunit",
                        "Share of time in which the heap was collected.",
                        "max by (instance) (jvm_gc_overhead" + of + ")",
                        "{{instance}}"),
                lines(
                        "Processor",
                        "percentunit",
                        "Share of the machine's processors.",
                        "max by (instance) (process_cpu_usage" + of + ")",
                        "{{instance}}"),
                lines(
                        "Threads",
                        "short",
                        "Platform threads; requests run on virtual ones.",
                        "max by (instance) (jvm_threads_live_threads" + of + ")",
                        "{{instance}}"),
                lines(
                        "Lines logged",
                        "ops",
                        "By level.",
                        "sum by (level) (rate(logback_events_total" + of + RATE + "))",
                        "{{level}}"));
    }

    private static List<Panel> backing(String of) {
        return List.of(
                lines(
                        "Store commands",
                        "ops",
                        "By collection.",
                        "sum by (collection) (rate(mongodb_driver_commands_seconds_count" + of + RATE + "))",
                        "{{collection}}"),
                lines(
                        "Store time",
                        "s",
                        "Mean time of a command.",
                        "sum(rate(mongodb_driver_commands_seconds_sum" + of + RATE + "))"
                                + " / (sum(rate(mongodb_driver_commands_seconds_count" + of + RATE + ")) > 0)",
                        "mean"),
                lines(
                                "Store connections",
                                "short",
                                "In use, and requests waiting for one.",
                                "sum(mongodb_driver_pool_checkedout" + of + ")",
                                "in use")
                        .and("sum(mongodb_driver_pool_waitqueuesize" + of + ")", "waiting"),
                lines(
                        "Consumer lag",
                        "short",
                        "By topic.",
                        "sum by (topic) (kafka_consumer_fetch_manager_records_lag" + of + ")",
                        "{{topic}}"),
                lines(
                        "Events told",
                        "ops",
                        "Acknowledged by the broker, by type.",
                        "sum by (type) (rate(steelyard_outbox_sent_total" + of + RATE + "))",
                        "{{type}}"),
                lines(
                        "Unsent",
                        "short",
                        "Handed over and not yet acknowledged.",
                        "sum by (instance) (steelyard_outbox_unsent" + of + ")",
                        "{{instance}}"),
                lines(
                        "Sends that failed",
                        "ops",
                        "Each is tried again.",
                        "sum(rate(steelyard_outbox_failed_total" + of + RATE + "))",
                        "failed"));
    }

    private static String with(String labels, String more) {
        return labels.replace("}", "," + more + "}");
    }
}
