package org.steelyard.monitoring;

import static org.steelyard.monitoring.Panel.bars;
import static org.steelyard.monitoring.Panel.lines;

import java.util.List;
import java.util.stream.Stream;

/** All boards: the one source that the files in {@code grafana/dashboards} are written from. */
public final class Boards {

    private static final String RATE = "[$__rate_interval]";

    private Boards() {}

    /** Every board, the one to begin with first. */
    public static List<Board> all() {
        return Stream.concat(
                        Stream.of(
                                operations(),
                                BusinessBoard.board(),
                                intake(),
                                ScoringBoard.board(),
                                GatewayBoard.board()),
                        ServiceBoards.all().stream())
                .toList();
    }

    private static Board operations() {
        return new Board(
                "steelyard-operations",
                "Steelyard: operations",
                List.of(
                        bars(
                                "Services up",
                                "short",
                                "1 for each instance that answers its scrape.",
                                "up{job=\"steelyard\"}",
                                "{{service}} {{instance}}"),
                        lines(
                                "Requests",
                                "reqps",
                                "What clients send, as the gateway counts it.",
                                "sum by (outcome) (rate(http_server_requests_seconds_count{application=\"gateway\"}"
                                        + RATE + "))",
                                "{{outcome}}"),
                        lines(
                                "Slowest tenth of requests",
                                "s",
                                "Nine of ten requests are answered within this time.",
                                quantile("0.9", "http_server_requests_seconds", "application"),
                                "{{application}}"),
                        lines(
                                "Oldest unsent event",
                                "s",
                                "Near zero; more means that the broker does not take events.",
                                "max by (application) (steelyard_outbox_oldest_age_seconds)",
                                "{{application}}"),
                        lines(
                                "Consumer lag",
                                "short",
                                "Records told and not yet taken in.",
                                "sum by (application) (kafka_consumer_fetch_manager_records_lag)",
                                "{{application}}"),
                        lines(
                                "Dead letters",
                                "short",
                                "Records put aside within an hour; none is right.",
                                "sum by (application, topic) (increase(steelyard_events_dead_total[1h]))",
                                "{{application}} {{topic}}"),
                        lines(
                                "Score latency, 95 of 100",
                                "s",
                                "From a fact written down to the score that it moved.",
                                quantile("0.95", "steelyard_score_latency_seconds", "application"),
                                ""),
                        lines(
                                "Processor",
                                "percentunit",
                                "Share of the machine's processors each process takes.",
                                "process_cpu_usage",
                                "{{application}} {{instance}}"),
                        lines(
                                "Heap",
                                "percentunit",
                                "Share of the largest heap in use.",
                                "sum by (application, instance) (jvm_memory_used_bytes{area=\"heap\"})"
                                        + " / sum by (application, instance) (jvm_memory_max_bytes{area=\"heap\"} > 0)",
                                "{{application}} {{instance}}"),
                        lines(
                                "Disk free",
                                "percentunit",
                                "Where a process keeps what it keeps; a full disk stops broker and store.",
                                "min by (application, instance) (disk_free_bytes / disk_total_bytes)",
                                "{{application}} {{instance}}"),
                        lines(
                                "Error lines",
                                "short",
                                "Lines logged as errors within ten minutes.",
                                "sum by (application) (increase(logback_events_total{level=\"error\"}[10m]))",
                                "{{application}}"),
                        lines(
                                "Events by type",
                                "ops",
                                "Everything that happened, as it reached the broker.",
                                "sum by (type) (rate(steelyard_outbox_sent_total" + RATE + "))",
                                "{{type}}")));
    }

    private static Board intake() {
        return new Board(
                "steelyard-intake",
                "Steelyard: intake and referral",
                List.of(
                        lines(
                                "Complaints received",
                                "ops",
                                "New entries by category.",
                                "sum by (category) (rate(steelyard_complaints_received_total" + RATE + "))",
                                "{{category}}"),
                        lines(
                                "Steps taken",
                                "ops",
                                "Transitions of complaints by kind.",
                                "sum by (type) (rate(steelyard_complaints_steps_total" + RATE + "))",
                                "{{type}}"),
                        lines(
                                "Steps refused",
                                "ops",
                                "Steps that the state of a complaint did not allow; many point to a client's fault.",
                                "sum(rate(steelyard_complaints_refused_total" + RATE + ")) or vector(0)",
                                "refused"),
                        bars(
                                "Open complaints by light",
                                "short",
                                "How near the end of their clock is; each replica tells the same number.",
                                "max by (light) (steelyard_complaints_clocks)",
                                "{{light}}"),
                        lines(
                                "Referral rules fired",
                                "ops",
                                "By rule of the table in force.",
                                "sum by (rule) (rate(steelyard_referral_rules_fired_total" + RATE + "))",
                                "{{rule}}"),
                        lines(
                                        "Referral clocks",
                                        "short",
                                        "Running: office clocks under way. Waiting: run out and not yet looked at.",
                                        "max(steelyard_referral_clocks_running)",
                                        "running")
                                .and("max(steelyard_referral_clocks_waiting)", "waiting"),
                        lines(
                                "Time to acknowledge, half of referrals",
                                "s",
                                "From referral to the office's taking it on, over a day; L2 is one working day.",
                                "histogram_quantile(0.5, sum by (le)"
                                        + " (rate(steelyard_referral_acknowledgement_seconds_bucket[1d])))",
                                "median"),
                        lines(
                                "Unroutable referrals",
                                "short",
                                "Referrals that no office could be found for, over a day.",
                                "sum(increase(steelyard_referral_unroutable_total[1d]))",
                                "unroutable"),
                        lines(
                                "Clocks that ran out",
                                "short",
                                "Office clocks that passed without the step they wait for, over a day.",
                                "sum by (clock) (increase(steelyard_referral_overdue_total[1d])) or vector(0)",
                                "{{clock}}"),
                        lines(
                                        "Notifications",
                                        "ops",
                                        "Written to logs of recipients, and sent on open streams.",
                                        "sum(rate(steelyard_notifications_written_total" + RATE + "))",
                                        "written")
                                .and("sum(rate(steelyard_notifications_sent_total" + RATE + "))", "sent"),
                        lines(
                                "Notification streams",
                                "short",
                                "Clients listening now.",
                                "sum by (instance) (steelyard_notifications_streams)",
                                "{{instance}}"),
                        lines(
                                "Webhooks waiting",
                                "s",
                                "Age of the oldest notification a receiver should have taken.",
                                "max(steelyard_webhooks_oldest_seconds)",
                                "oldest")));
    }

    /** The time within which this share of what a histogram measured was done. */
    static String quantile(String share, String histogram, String by) {
        return "histogram_quantile(" + share + ", sum by (le, " + by + ") (rate(" + histogram + "_bucket" + RATE
                + ")))";
    }
}
