package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamIT extends GatewayWorld {

    @AfterEach
    void endStream() {
        ESCALATION.events.add("");
    }

    @Test
    void eventsComeAsTheyHappenAndTheStreamOutlivesTheTimeout() throws Exception {
        var answer = client.sendAsync(
                        signedIn("/api/notifications/stream")
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", "42")
                                .build(),
                        BodyHandlers.ofInputStream())
                .get(5, TimeUnit.SECONDS); // the head is there before any event is

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(ESCALATION.last().headers().getFirst("Last-Event-ID")).isEqualTo("42");

        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            ESCALATION.events.add("one");
            assertThat(lines.readLine()).isEqualTo("data: one");
            assertThat(lines.readLine()).isEmpty();

            // longer than the response timeout of 700 ms nothing comes; a timer, since nothing can be awaited
            await().pollDelay(Duration.ofMillis(1200)).until(() -> true);

            ESCALATION.events.add("two");
            assertThat(lines.readLine()).isEqualTo("data: two");
        }
    }

    @Test
    void aClientThatLeavesEndsTheStreamAtTheService() throws Exception {
        HttpResponse<java.io.InputStream> answer =
                client.send(signedIn("/api/notifications/stream").build(), BodyHandlers.ofInputStream());
        answer.body().close();

        await().until(() -> {
            ESCALATION.events.add("heartbeat");
            return ESCALATION.streamsEnded.tryAcquire();
        });
    }
}
