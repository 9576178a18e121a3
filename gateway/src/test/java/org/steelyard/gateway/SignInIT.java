package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInIT extends SignInWorld {

    @Test
    void aBrowserIsSentToTheProviderWithAProofKeyAndComesBackWithASession() {
        var browser = aBrowser();

        var arrived = browser.signIn("/login?to=/desk/inbox%3Fopen%3D1");

        assertThat(location(arrived)).isEqualTo("/desk/inbox?open=1");
        var asked = PROVIDER.asked.getLast();
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", OpenIdProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + "/login/oauth2/code/steelyard")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(arrived.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("steelyard=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").doesNotContain("HttpOnly"));
        assertThat(String.join(" ", arrived.headers().allValues("Set-Cookie"))).doesNotContain("eyJ");
    }

    @Test
    void theTokenIsRelayedAndTheCookieIsNot() {
        var browser = aBrowser().signedIn();

        var answer = browser.get("/api/complaints");

        assertThat(answer.statusCode()).isEqualTo(200);
        var headers = COMPLAINT.last().headers();
        assertThat(headers.getFirst("Authorization")).startsWith("Bearer eyJ");
        assertThat(headers).doesNotContainKeys("Cookie", "X-xsrf-token");
        assertThat(answer.headers().map().toString()).doesNotContain("eyJ");
    }

    @Test
    void aBrowserLearnsWhoItIsAndWhenItsSessionEnds() {
        var me = json.readTree(aBrowser().signedIn().get("/api/me").body());

        assertThat(me.path("account").asString()).isEqualTo("officer-1");
        assertThat(Instant.parse(me.path("sessionEnds").asString()))
                .isBetween(Instant.now().plusSeconds(11 * 3600), Instant.now().plusSeconds(13 * 3600));
        var ofAToken = json.readTree(send(signedIn("/api/me")).body());
        assertThat(ofAToken.path("sessionEnds").isNull()).isTrue();
    }

    @Test
    void aChangeNeedsTheProofOfItsOwnSession() {
        var browser = aBrowser().signedIn();
        var other = aBrowser().signedIn();

        var without = browser.send(to("/api/complaints").POST(BodyPublishers.ofString("{}")));
        var problem = problem(without, 403, "csrf-token");
        assertThat(problem.path("title").asString()).isEqualTo("请求来源未获确认");
        var foreign = browser.send(to("/api/complaints")
                .header("X-XSRF-TOKEN", other.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString("{}")));
        var _ = problem(foreign, 403, "csrf-token");
        assertThat(COMPLAINT.received).isEmpty();

        var proven = browser.send(browser.proven("/api/complaints").POST(BodyPublishers.ofString("{}")));
        assertThat(proven.statusCode()).isEqualTo(200);
        assertThat(COMPLAINT.last().headers()).doesNotContainKey("X-xsrf-token");
    }

    @Test
    void aTokenOfItsOwnNeedsNoProofAndWinsOverTheCookie() {
        var browser = aBrowser().signedIn();
        var token = ISSUER.token("script-1", "AUDITOR");

        var answer = browser.send(
                to("/api/complaints").header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(COMPLAINT.last().headers().get("Authorization")).containsExactly("Bearer " + token);
        var _ = problem(
                browser.send(to("/api/complaints").header("Authorization", "Bearer none")), 401, "unauthenticated");
    }

    @Test
    void theProofIsGivenAgainToAPageThatLostIt() {
        var browser = aBrowser().signedIn();
        var proof = browser.cookie("XSRF-TOKEN").orElseThrow();
        browser.jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .toList()
                .forEach(cookie -> browser.jar.getCookieStore().remove(URI.create("http://127.0.0.1"), cookie));
        assertThat(browser.cookie("XSRF-TOKEN")).isEmpty();

        var _ = browser.get("/api/me");

        assertThat(browser.cookie("XSRF-TOKEN")).hasValue(proof);
    }

    @Test
    void streamsComeByCookie() throws Exception {
        var browser = aBrowser().signedIn();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    to("/api/notifications/stream").build().uri())
                            .header("Accept", "text/event-stream")
                            .header(
                                    "Cookie",
                                    "steelyard=" + browser.cookie("steelyard").orElseThrow())
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                ESCALATION.events.add("one");
                assertThat(lines.readLine()).isEqualTo("data: one");
            }
            ESCALATION.events.add("");
        }
    }

    @ParameterizedTest(name = "after signing in nobody is led to {0}")
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                "http:/evil.example",
                "evil.example",
                "/ok\nSet-Cookie:x=y",
                ""
            })
    void isLedToTheFrontPageInstead(String to) {
        var wanted = URLEncoder.encode(to, StandardCharsets.UTF_8);

        assertThat(location(aBrowser().signIn("/login?to=" + wanted))).isIn("/", "/%09/evil.example");
    }

    @Test
    void aQueryThatIsNoTextIsRefused() {
        var answer = aBrowser().get("/login?to=%ED%A0%80");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-query", "UTF-8");
    }

    @Test
    void anAnswerNobodyAskedForMakesNoSession() {
        var attacker = aBrowser();
        var stolen = atProvider(location(attacker.get("/login")));

        var victim = aBrowser();
        assertThat(location(victim.send(HttpRequest.newBuilder(stolen)))).isEqualTo("/?sign-in=expired");
        assertThat(victim.cookie("steelyard")).isEmpty();

        var another = aBrowser();
        var _ = another.get("/login");
        assertThat(location(another.send(HttpRequest.newBuilder(stolen)))).isEqualTo("/?sign-in=expired");
        assertThat(another.cookie("steelyard")).isEmpty();
    }

    @Test
    void aSignInLeftLyingIsNotFinished() {
        var browser = aBrowser();
        var back = atProvider(location(browser.get("/login")));

        CLOCK.ahead = Duration.ofMinutes(11);

        assertThat(location(browser.send(HttpRequest.newBuilder(back)))).isEqualTo("/?sign-in=expired");
    }

    @Test
    void aTokenThatTheInterfaceWouldRefuseMakesNoSession() {
        PROVIDER.spoil = claims -> claims.audience("abacus");
        assertThat(location(aBrowser().signIn("/login"))).isEqualTo("/?sign-in=refused");

        PROVIDER.spoil = claims -> claims.issuer("http://127.0.0.1:1");
        assertThat(location(aBrowser().signIn("/login"))).isEqualTo("/?sign-in=refused");
    }

    @Test
    void anIdentityTokenForSomebodyElseMakesNoSession() {
        PROVIDER.spoilId = claims -> claims.audience("another-client");
        assertThat(location(aBrowser().signIn("/login"))).isEqualTo("/?sign-in=refused");

        PROVIDER.spoilId = claims -> claims.claim("nonce", "of-another-sign-in");
        assertThat(location(aBrowser().signIn("/login"))).isEqualTo("/?sign-in=refused");
    }

    @Test
    void aProviderThatIsAwayIsSaidToBe() {
        var browser = aBrowser();
        var back = atProvider(location(browser.get("/login")));
        PROVIDER.away = true;

        assertThat(location(browser.send(HttpRequest.newBuilder(back)))).isEqualTo("/?sign-in=unavailable");
    }
}
