package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What is recorded of requests where somebody wants to hear of them. */
@Import(TraceIT.Kept.class)
@TestPropertySource(
        properties = {
            "management.opentelemetry.tracing.export.schedule-delay=20ms",
            "steelyard.gateway.telemetry.traced-per-second=5"
        })
class TraceIT extends GatewayWorld {

    private static final List<SpanData> STEPS = new CopyOnWriteArrayList<>();

    @TestConfiguration
    static class Kept {
        @Bean
        SpanExporter kept() {
            return new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> steps) {
                    STEPS.addAll(steps);
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }
    }

    @Test
    void aRequestIsAStepOfTheClientsTraceAndTheServiceGoesOnFromIt() {
        var trace = "0af7651916cd43dd8448eb211c80319d";

        await().until(
                        () -> { // the other test may have used up what is recorded in this second
                            var _ = send(signedIn("/api/complaints?phone=13800000000")
                                    .header("traceparent", "00-" + trace + "-b7ad6b7169203331-00"));
                            return COMPLAINT
                                    .last()
                                    .headers()
                                    .getFirst("traceparent")
                                    .endsWith("-01");
                        });

        await().untilAsserted(() -> assertThat(STEPS)
                .filteredOn(step -> step.getTraceId().equals(trace))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.getParentSpanId()).isEqualTo("b7ad6b7169203331");
                    assertThat(COMPLAINT.last().headers().get("traceparent"))
                            .containsExactly("00-" + trace + "-" + step.getSpanId() + "-01");
                    assertThat(step.getName()).isEqualTo("GET /api/complaints/**");
                    assertThat(step.getAttributes().toString()).contains("200").doesNotContain("1380000");
                }));
    }

    @Test
    void noClientHasMoreRecordedThanTheLimit() {
        var begun = System.nanoTime();

        for (int i = 0; i < 40; i++) {
            var _ = send(signedIn("/api/complaints")
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319e-b7ad6b7169203331-01"));
        }

        var seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(COMPLAINT.received)
                .hasSize(40)
                .filteredOn(request -> request.headers().getFirst("traceparent").endsWith("-01"))
                .hasSizeBetween(1, (int) (5 + 5 * seconds) + 1);
    }
}
