package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "steelyard.gateway.rate-limit.per-second=1",
            "steelyard.gateway.rate-limit.burst=5",
            "steelyard.gateway.rate-limit.importer-per-second=1",
            "steelyard.gateway.rate-limit.importer-burst=20"
        })
class RateLimitIT extends GatewayWorld {

    @Autowired
    MeterRegistry meters;

    @Test
    void whoComesTooOftenIsToldWhenToComeBack() {
        var refused = refused();
        var token = ISSUER.token("busy", "POINT_OFFICER");
        assertThat(admitted(token, 12)).isBetween(5L, 8L);

        var answer = send(to("/api/complaints").header("Authorization", "Bearer " + token));

        var _ = problem(answer, 429, "too-many-requests");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused()).isGreaterThan(refused);
    }

    private double refused() {
        return meters.get("steelyard.gateway.refusals")
                .tag("problem", "too-many-requests")
                .counter()
                .count();
    }

    @Test
    void eachAccountIsCountedByItself() {
        var _ = admitted(ISSUER.token("loud", "POINT_OFFICER"), 10);

        assertThat(admitted(ISSUER.token("quiet", "POINT_OFFICER"), 1)).isEqualTo(1);
    }

    @Test
    void theSameAccountWithANewTokenIsTheSameClient() {
        var _ = admitted(ISSUER.token("renewing", "POINT_OFFICER"), 10);

        var renewed = ISSUER.token("renewing", "POINT_OFFICER", claims -> claims.jwtID("another"));
        var answers = IntStream.range(0, 3)
                .map(_ -> send(to("/api/complaints").header("Authorization", "Bearer " + renewed))
                        .statusCode());
        assertThat(answers).contains(429);
    }

    @Test
    void theImporterMayComeMoreOften() {
        assertThat(admitted(ISSUER.token("importer", "IMPORTER"), 20)).isEqualTo(20);
    }

    @Test
    void whoKeepsComingWithBadTokensIsHeldOff() {
        var statuses = IntStream.range(0, 12)
                .map(_ -> send(to("/api/complaints").header("Authorization", "Bearer x"))
                        .statusCode())
                .boxed()
                .toList();

        assertThat(statuses).startsWith(401).contains(429).doesNotContain(200);
    }

    private long admitted(String token, int requests) {
        return IntStream.range(0, requests)
                .map(_ -> send(to("/api/complaints").header("Authorization", "Bearer " + token))
                        .statusCode())
                .filter(status -> status == 200)
                .count();
    }
}
