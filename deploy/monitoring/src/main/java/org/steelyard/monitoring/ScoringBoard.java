package org.steelyard.monitoring;

import static org.steelyard.monitoring.Panel.lines;
import static org.steelyard.monitoring.Panel.number;

import java.util.List;

/** Facts in, scores out, and what lies between. */
final class ScoringBoard {

    private static final String RATE = "[$__rate_interval]";

    private ScoringBoard() {}

    static Board board() {
        return new Board(
                "steelyard-scoring",
                "Steelyard: scoring engine",
                List.of(
                        lines(
                                        "Facts",
                                        "ops",
                                        "Heard for the first time, heard again, and waiting for their unit to be registered.",
                                        "sum(rate(steelyard_score_facts_total" + RATE + "))",
                                        "new")
                                .and("sum(rate(steelyard_score_facts_repeated_total" + RATE + "))", "repeated")
                                .and("sum(rate(steelyard_score_facts_waiting_total" + RATE + "))", "waiting"),
                        lines(
                                        "From fact to score",
                                        "s",
                                        "The promise is seconds; the log itself is delivered within milliseconds.",
                                        Boards.quantile("0.5", "steelyard_score_latency_seconds", "application"),
                                        "half")
                                .and(
                                        Boards.quantile("0.95", "steelyard_score_latency_seconds", "application"),
                                        "95 of 100")
                                .and(
                                        Boards.quantile("0.99", "steelyard_score_latency_seconds", "application"),
                                        "99 of 100"),
                        lines(
                                "Lag by topic",
                                "short",
                                "Facts that are told and not yet scored.",
                                "sum by (topic) (kafka_consumer_fetch_manager_records_lag{application=\"assessment-service\"})",
                                "{{topic}}"),
                        lines(
                                "Writing scores",
                                "s",
                                "Longest write of scores to the store.",
                                "max by (instance) (steelyard_score_flush_seconds_max)",
                                "{{instance}}"),
                        lines(
                                "Stream threads",
                                "short",
                                "Alive; none means that no score moves.",
                                "sum by (instance) (kafka_stream_alive_stream_threads)",
                                "{{instance}}"),
                        lines(
                                "Restoring",
                                "short",
                                "Partitions whose state is read back after a start or a move.",
                                "sum by (instance) (kafka_stream_state_updater_active_restoring_tasks)",
                                "{{instance}}"),
                        lines(
                                        "Rebuild",
                                        "short",
                                        "Records read of those there are, while scores are rebuilt; both zero otherwise.",
                                        "max(steelyard_score_rebuild_read)",
                                        "read")
                                .and("max(steelyard_score_rebuild_end)", "there"),
                        lines(
                                "Left out",
                                "short",
                                "Records that could not be read, within an hour.",
                                "sum by (topic) (increase(steelyard_score_poison_total[1h]))",
                                "{{topic}}"),
                        number(
                                "Units not scored",
                                "short",
                                "Times a unit's scoring failed within a day; its last score stays.",
                                "sum(increase(steelyard_score_failures_total[1d]))"),
                        lines(
                                "Score streams",
                                "short",
                                "Clients that watch scores move.",
                                "sum by (instance) (steelyard_score_streams)",
                                "{{instance}}"),
                        lines(
                                "What-ifs",
                                "short",
                                "Other scheme versions being tried now.",
                                "sum by (instance) (steelyard_what_if_jobs)",
                                "{{instance}}"),
                        lines(
                                "Scoring work",
                                "ops",
                                "Records the stream threads take in.",
                                "sum by (instance) (kafka_stream_task_process_rate)",
                                "{{instance}}")));
    }
}
