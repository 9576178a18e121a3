package org.steelyard.monitoring;

import static org.steelyard.monitoring.Panel.lines;

import java.util.List;

/** The one door: what comes, what is turned away, and which service is given a rest. */
final class GatewayBoard {

    private static final String RATE = "[$__rate_interval]";
    private static final String GATEWAY = "{application=\"gateway\"}";

    private GatewayBoard() {}

    static Board board() {
        return new Board(
                "steelyard-gateway-door",
                "Steelyard: gateway",
                List.of(
                        lines(
                                "Requests by route",
                                "reqps",
                                "Routes are patterns of the gateway, never what a client wrote.",
                                "sum by (uri) (rate(http_server_requests_seconds_count" + GATEWAY + RATE + "))",
                                "{{uri}}"),
                        lines(
                                "Answers by status",
                                "reqps",
                                "What clients get.",
                                "sum by (status) (rate(http_server_requests_seconds_count" + GATEWAY + RATE + "))",
                                "{{status}}"),
                        lines(
                                "Slowest tenth by route",
                                "s",
                                "Nine of ten requests are answered within this time.",
                                "histogram_quantile(0.9, sum by (le, uri) (rate(http_server_requests_seconds_bucket"
                                        + GATEWAY + RATE + ")))",
                                "{{uri}}"),
                        lines(
                                "Turned away",
                                "reqps",
                                "By the problem the gateway itself answered with.",
                                "sum by (problem) (rate(steelyard_gateway_refusals_total" + RATE + "))",
                                "{{problem}}"),
                        lines(
                                "Over the rate limit",
                                "reqps",
                                "Requests of clients that come too often.",
                                "sum(rate(steelyard_gateway_refusals_total{problem=\"too-many-requests\"}" + RATE
                                        + "))",
                                "429"),
                        lines(
                                "Breakers open",
                                "short",
                                "1 while a service is given a rest.",
                                "max by (name) (resilience4j_circuitbreaker_state{state=\"open\"})",
                                "{{name}}"),
                        lines(
                                "Calls a breaker held back",
                                "reqps",
                                "Requests answered at once with 503.",
                                "sum by (name) (rate(resilience4j_circuitbreaker_not_permitted_calls_total" + RATE
                                        + "))",
                                "{{name}}"),
                        lines(
                                "Failures seen by breakers",
                                "percent",
                                "Of the last calls; -1 where there were too few to tell.",
                                "max by (name) (resilience4j_circuitbreaker_failure_rate)",
                                "{{name}}"),
                        lines(
                                        "Connections to services",
                                        "short",
                                        "Used, and requests waiting for one.",
                                        "sum by (pool) (gateway_connections_used)",
                                        "{{pool}} used")
                                .and("sum by (pool) (gateway_connections_waiting)", "{{pool}} waiting")));
    }
}
