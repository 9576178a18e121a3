package org.steelyard.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceFiguresTests {

    private static final String BEFORE = """
            # HELP http_server_requests_seconds Duration of HTTP server request handling
            http_server_requests_seconds_bucket{status="200",uri="/api/x",le="0.05"} 900
            http_server_requests_seconds_bucket{status="200",uri="/api/x",le="+Inf"} 1000
            http_server_requests_seconds_count{status="200",uri="/api/x"} 1000
            """;

    private static final String NOW = """
            http_server_requests_seconds_bucket{status="200",uri="/api/x",le="0.05"} 1088
            http_server_requests_seconds_bucket{status="200",uri="/api/x",le="0.1"} 1199
            http_server_requests_seconds_bucket{status="200",uri="/api/x",le="+Inf"} 1200
            http_server_requests_seconds_count{status="200",uri="/api/x"} 1200
            http_server_requests_seconds_count{status="503",uri="/api/x"} 20
            steelyard_outbox_unsent{application="a \\"quoted\\", one"} 3.0
            steelyard_outbox_oldest_age_seconds 1.5
            kafka_consumer_fetch_manager_records_lag{partition="0",topic="t"} 4.0
            kafka_consumer_fetch_manager_records_lag{partition="1",topic="t"} NaN
            kafka_consumer_fetch_manager_records_lag{partition="2",topic="t"} 5.0
            steelyard_events_dead_total{topic="t"} 2.0
            jvm_memory_used_bytes{area="heap",id="eden"} 1000.0
            jvm_memory_used_bytes{area="heap",id="old"} 2000.0
            jvm_memory_used_bytes{area="nonheap",id="code"} 4000.0
            """;

    private static Exposition read(String text) {
        return Exposition.read(text, ServiceFigures.NAMES);
    }

    @Test
    void ratesAreOfTheTimeBetweenTwoLooks() {
        var figures = ServiceFigures.of("a", read(NOW), read(BEFORE), 10);

        assertThat(figures.requestsPerSecond()).isEqualTo(22.0);
        assertThat(figures.failuresPerSecond()).isEqualTo(2.0);
        // of 200 requests since, 188 were within 50 ms and 199 within 100 ms (the bucket is new, as it was empty
        // before)
        assertThat(figures.p99Seconds()).isEqualTo(0.1);
    }

    @Test
    void whatIsThereIsSummedOverAllSeries() {
        var figures = ServiceFigures.of("a", read(NOW), null, 0);

        assertThat(figures.requestsPerSecond()).isNull();
        assertThat(figures.p99Seconds()).isNull();
        assertThat(figures.unsentEvents()).isEqualTo(3);
        assertThat(figures.oldestUnsentSeconds()).isEqualTo(1.5);
        assertThat(figures.consumerLag()).isEqualTo(9);
        assertThat(figures.deadLetters()).isEqualTo(2);
        assertThat(figures.heapBytes()).isEqualTo(3000);
    }

    @Test
    void aRestartCountsFromNothing() {
        var figures = ServiceFigures.of("a", read(BEFORE), read(NOW), 10);

        assertThat(figures.requestsPerSecond()).isEqualTo(100.0);
        assertThat(figures.failuresPerSecond()).isEqualTo(0.0);
    }

    @Test
    void aTimeAboveTheLargestBoundIsNotGuessed() {
        var slow = read("""
                http_server_requests_seconds_bucket{le="0.05"} 10
                http_server_requests_seconds_bucket{le="+Inf"} 20
                """);

        assertThat(ServiceFigures.of("a", slow, read(""), 10).p99Seconds()).isNull();
    }
}
