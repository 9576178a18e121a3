package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenIT extends GatewayWorld {

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of(
                        "expired",
                        ISSUER.token(
                                "a",
                                "AUDITOR",
                                claims -> claims.expirationTime(
                                        Date.from(Instant.now().minusSeconds(120))))),
                Arguments.of("without an end", ISSUER.token("a", "AUDITOR", claims -> claims.expirationTime(null))),
                Arguments.of("for another audience", ISSUER.token("a", "AUDITOR", claims -> claims.audience("abacus"))),
                Arguments.of(
                        "without an audience", ISSUER.token("a", "AUDITOR", claims -> claims.audience((String) null))),
                Arguments.of(
                        "of another issuer",
                        ISSUER.token("a", "AUDITOR", claims -> claims.issuer("http://127.0.0.1:1"))),
                Arguments.of("without an owner", ISSUER.token("a", "AUDITOR", claims -> claims.subject(null))),
                Arguments.of("signed by a stranger", ISSUER.forged("a", "AUDITOR")),
                Arguments.of("with alg none", ISSUER.unsigned("a", "AUDITOR")),
                Arguments.of("that is none", "not-a-token"));
    }

    @ParameterizedTest(name = "a token {0} is refused")
    @MethodSource("badTokens")
    void isRefused(String kind, String token) {
        var answer = send(to("/api/complaints").header("Authorization", "Bearer " + token));

        var problem = problem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(problem.path("title").asString()).as(kind).isEqualTo("未登录");
        assertThat(COMPLAINT.received).isEmpty();
    }

    @Test
    void aRequestWithoutTokenIsRefused() {
        var _ = problem(send(to("/api/complaints")), 401, "unauthenticated");
        var _ = problem(send(to("/api/me")), 401, "unauthenticated");
        var _ = problem(send(to("/anything")), 401, "unauthenticated");
        assertThat(COMPLAINT.received).isEmpty();
    }

    @Test
    void thatATokenCannotBeCheckedIsNotTheClientsFault() {
        ISSUER.away(true);
        try {
            var token = ISSUER.signedWithANewKey("officer-1", "POINT_OFFICER");
            var answer = send(to("/api/complaints").header("Authorization", "Bearer " + token));

            var _ = problem(answer, 503, "identity-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        } finally {
            ISSUER.away(false);
        }
    }

    @Test
    void aTokenInTheAddressIsNotTaken() {
        var token = ISSUER.token("officer-1", "POINT_OFFICER");
        var _ = problem(send(to("/api/complaints?access_token=" + token)), 401, "unauthenticated");
    }

    @Test
    void aGoodTokenIsRelayedAsItIs() {
        var token = ISSUER.token("officer-1", "POINT_OFFICER");

        // twice: the second time the signature is remembered
        for (int i = 0; i < 2; i++) {
            var answer = send(to("/api/complaints").header("Authorization", "Bearer " + token));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(COMPLAINT.last().headers().getFirst("Authorization")).isEqualTo("Bearer " + token);
        }
    }

    @Test
    void theCallerIsToldWhoTheyAre() {
        var answer = send(signedIn("/api/me"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var me = json.readTree(answer.body());
        assertThat(me.path("account").asString()).isEqualTo("officer-1");
        assertThat(me.path("name").asString()).isEqualTo("示例人员");
        assertThat(me.path("roles").toString()).isEqualTo("[\"POINT_OFFICER\"]");
        assertThat(me.path("unit").asString()).isEqualTo("350428100001");
        assertThat(me.path("office").isNull()).isTrue();
        assertThat(me.path("officer").asString()).isEqualTo("350428100001-1");
        assertThat(me.path("path").toString()).isEqualTo("[\"350428\",\"350428100\",\"350428100001\"]");
    }

    @Test
    void theRefusalIsInTheCallersLanguage() {
        var chinese = problem(send(to("/api/me")), 401, "unauthenticated");
        var english = problem(send(to("/api/me").header("Accept-Language", "en-GB,en;q=0.9")), 401, "unauthenticated");
        var french = problem(send(to("/api/me").header("Accept-Language", "fr")), 401, "unauthenticated");

        assertThat(chinese.path("detail").asString()).isEqualTo("请求未携带有效的访问令牌。");
        assertThat(english.path("detail").asString()).isEqualTo("The request carries no valid access token.");
        assertThat(french.path("detail").asString())
                .isEqualTo(chinese.path("detail").asString());
    }
}
