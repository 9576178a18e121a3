package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "steelyard.gateway.sign-in.stream-check=0s")
class SessionIT extends SignInWorld {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final MongoCollection<Document> stored =
            MongoClients.create(STORE_URI).getDatabase("gateway").getCollection("sessions");

    @BeforeEach
    void nobodyIsSignedIn() {
        stored.deleteMany(new Document());
    }

    @Test
    void theStoreHoldsNeitherCookieNorTokenNorAccount() {
        var browser = aBrowser().signedIn();

        var document = stored.find().first();

        assertThat(document.toJson())
                .doesNotContain(browser.cookie("steelyard").orElseThrow())
                .doesNotContain("officer-1");
        var sealed = new String(document.get("tokens", Binary.class).getData(), StandardCharsets.ISO_8859_1);
        assertThat(sealed).doesNotContain("eyJ", "access");
    }

    @ParameterizedTest(name = "a cookie {0} opens nothing")
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "$ne", "../../etc/passwd"})
    void aForgedCookieOpensNothing(String cookie) {
        var answer = send(to("/api/complaints").header("Cookie", "steelyard=" + cookie));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(COMPLAINT.received).isEmpty();
    }

    @Test
    void aSessionWhoseTokensWereExchangedInTheStoreOpensNothing() {
        var browser = aBrowser().signedIn();
        PROVIDER.account = "regulator-1";
        var _ = aBrowser().signedIn();
        var all = stored.find().sort(new Document("begunAt", 1)).into(new ArrayList<>());

        stored.updateOne(
                new Document("_id", all.getFirst().get("_id")),
                new Document("$set", new Document("tokens", all.getLast().get("tokens"))));

        var _ = problem(browser.get("/api/me"), 401, "session-expired");
    }

    @Test
    void anUnusedSessionEnds() {
        var browser = aBrowser().signedIn();

        CLOCK.ahead = Duration.ofMinutes(29);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        CLOCK.ahead = Duration.ofMinutes(58);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        CLOCK.ahead = Duration.ofMinutes(89);

        var answer = browser.get("/api/me");
        var problem = problem(answer, 401, "session-expired");
        assertThat(problem.path("title").asString()).isEqualTo("登录已失效");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        // a change is told the same, so that the page can sign in anew and send it again
        var _ = problem(
                browser.send(browser.proven("/api/complaints").POST(BodyPublishers.ofString("{}"))),
                401,
                "session-expired");
        assertThat(COMPLAINT.received).isEmpty();
    }

    @Test
    void aSessionInUseEndsAsWell() {
        PROVIDER.lifetime = Duration.ofHours(24);
        var browser = aBrowser().signedIn();
        for (var minutes = 20; minutes < 12 * 60; minutes += 20) {
            CLOCK.ahead = Duration.ofMinutes(minutes);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }

        CLOCK.ahead = Duration.ofHours(12);

        var _ = problem(browser.get("/api/me"), 401, "session-expired");
    }

    @Test
    void aTokenIsReplacedBeforeItEnds() {
        PROVIDER.lifetime = Duration.ofMinutes(10);
        var browser = aBrowser().signedIn();
        var _ = browser.get("/api/complaints");
        var first = COMPLAINT.last().headers().getFirst("Authorization");

        CLOCK.ahead = Duration.ofSeconds(9 * 60 + 30);
        assertThat(browser.get("/api/complaints").statusCode()).isEqualTo(200);

        assertThat(COMPLAINT.last().headers().getFirst("Authorization")).isNotEqualTo(first);
        assertThat(PROVIDER.refreshes).hasValue(1);
        var _ = browser.get("/api/complaints");
        assertThat(PROVIDER.refreshes).hasValue(1);
    }

    @Test
    void manyRequestsAtOnceReplaceATokenOnce() throws Exception {
        PROVIDER.lifetime = Duration.ofMinutes(10);
        var browser = aBrowser().signedIn();
        CLOCK.ahead = Duration.ofMinutes(11); // it has ended already, so everyone needs the new one

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.invokeAll(IntStream.range(0, 16)
                    .mapToObj(_ -> (Callable<Integer>)
                            () -> browser.get("/api/complaints").statusCode())
                    .toList());
            for (var answer : asked) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(PROVIDER.refreshes).hasValue(1);
        assertThat(PROVIDER.thefts).hasValue(0);
    }

    @Test
    void whileAnotherInstanceReplacesATokenItIsNotUsedTwice() throws Exception {
        PROVIDER.lifetime = Duration.ofMinutes(10);
        var browser = aBrowser().signedIn();
        CLOCK.ahead = Duration.ofMinutes(9).plusSeconds(30);
        stored.updateMany(
                new Document(),
                new Document(
                        "$set",
                        new Document(
                                "refreshingUntil", Date.from(CLOCK.instant().plusSeconds(5)))));

        assertThat(browser.get("/api/me").statusCode())
                .as("the old one is still good")
                .isEqualTo(200);
        assertThat(PROVIDER.refreshes).hasValue(0);

        CLOCK.ahead = Duration.ofMinutes(9).plusSeconds(40); // the other one died over it
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(PROVIDER.refreshes).hasValue(1);
    }

    @Test
    void whoIsLockedAtTheProviderIsOut() {
        PROVIDER.lifetime = Duration.ofMinutes(10);
        var browser = aBrowser().signedIn();
        PROVIDER.revokeAll();

        CLOCK.ahead = Duration.ofMinutes(10);

        var _ = problem(browser.get("/api/me"), 401, "session-expired");
        assertThat(stored.countDocuments()).isZero();
    }

    @Test
    void aProviderThatIsAwayEndsNoSession() {
        PROVIDER.lifetime = Duration.ofMinutes(10);
        var browser = aBrowser().signedIn();
        PROVIDER.away = true;

        CLOCK.ahead = Duration.ofMinutes(9).plusSeconds(30);
        assertThat(browser.get("/api/me").statusCode()).as("still good").isEqualTo(200);
        CLOCK.ahead = Duration.ofMinutes(12);
        var answer = browser.get("/api/me");
        var _ = problem(answer, 503, "identity-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");

        PROVIDER.away = false;
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndSendsTheBrowserToEndItThere() {
        var browser = aBrowser().signedIn();
        var cookie = browser.cookie("steelyard").orElseThrow();
        var _ = problem(browser.send(to("/logout").POST(BodyPublishers.noBody())), 403, "csrf-token");

        var answer = browser.send(browser.proven("/logout").POST(BodyPublishers.noBody()));

        var there = URI.create(json.readTree(answer.body()).path("to").asString());
        assertThat(there.toString()).startsWith(ISSUER.uri() + "/connect/logout?");
        assertThat(OpenIdProvider.fields(there.getRawQuery()))
                .containsEntry("client_id", OpenIdProvider.CLIENT)
                .containsEntry("post_logout_redirect_uri", "http://127.0.0.1:" + port + "/")
                .containsKey("id_token_hint");
        assertThat(browser.cookie("steelyard")).isEmpty();
        assertThat(browser.cookie("XSRF-TOKEN")).isEmpty();
        // a cookie that was copied is worth nothing either
        var _ = problem(send(to("/api/me").header("Cookie", "steelyard=" + cookie)), 401, "session-expired");
        var again = browser.send(to("/logout").POST(BodyPublishers.noBody()));
        assertThat(json.readTree(again.body()).path("to").asString()).isEqualTo("/");
    }

    @Test
    void signingOutEverywhereEndsAllSessionsOfTheAccountOnly() {
        var phone = aBrowser().signedIn();
        var desk = aBrowser().signedIn();
        PROVIDER.account = "officer-2";
        var colleague = aBrowser().signedIn();

        var _ = desk.send(desk.proven("/logout?everywhere=true").POST(BodyPublishers.noBody()));

        var _ = problem(phone.get("/api/me"), 401, "session-expired");
        assertThat(colleague.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsOpenStreams() throws Exception {
        var browser = aBrowser().signedIn();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    to("/api/notifications/stream")
                            .header(
                                    "Cookie",
                                    "steelyard=" + browser.cookie("steelyard").orElseThrow())
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                ESCALATION.events.add("one");
                assertThat(lines.readLine()).isEqualTo("data: one");
                assertThat(lines.readLine()).isEmpty();

                var _ = browser.send(browser.proven("/logout").POST(BodyPublishers.noBody()));
                ESCALATION.events.add("for nobody's eyes any more");

                assertThat(lines.readLine()).isNull();
            } finally {
                ESCALATION.events.add(""); // the stand-in has not noticed yet
            }
        }
    }

    @Test
    void anAccountsOldestSessionMakesWay() {
        var browsers = IntStream.range(0, 4)
                .mapToObj(_ -> {
                    CLOCK.ahead = CLOCK.ahead.plusSeconds(1);
                    return aBrowser().signedIn();
                })
                .toList();

        assertThat(browsers.stream().map(browser -> browser.get("/api/me").statusCode()))
                .containsExactly(401, 200, 200, 200);
    }

    @Test
    void theProviderEndsSessionsOverTheBackChannel() {
        var browser = aBrowser().signedIn();

        assertThat(backChannel(_ -> {}).statusCode()).isEqualTo(200);

        var _ = problem(browser.get("/api/me"), 401, "session-expired");
    }

    @Test
    void nobodyElseEndsSessionsOverTheBackChannel() {
        var browser = aBrowser().signedIn();

        List.<Consumer<JWTClaimsSet.Builder>>of(
                        claims -> claims.issuer("http://127.0.0.1:1"),
                        claims -> claims.audience("another-client"),
                        claims -> claims.claim("events", Map.of("something-else", Map.of())),
                        claims -> claims.claim("nonce", "as an identity token has"),
                        claims -> claims.expirationTime(new Date(0)),
                        claims -> claims.claim("sid", null).subject(null))
                .forEach(spoil -> {
                    var _ = problem(backChannel(spoil), 400, "http-400");
                });
        var _ = problem(
                send(to("/logout/connect/back-channel/steelyard").POST(BodyPublishers.noBody())), 400, "http-400");

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void sessionsAreCounted(@Value("${local.management.port}") int management) {
        var _ = aBrowser().signedIn();

        var metrics = send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + management + "/actuator/prometheus")))
                .body();

        assertThat(metrics)
                .contains("gateway_sessions_open")
                .contains("gateway_sign_ins_total{application=\"gateway\",outcome=\"signed-in\"}");
    }

    private HttpResponse<String> backChannel(Consumer<JWTClaimsSet.Builder> spoil) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER.uri())
                .audience(OpenIdProvider.CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(CLOCK.instant().plusSeconds(120)))
                .jwtID("one")
                .subject("officer-1")
                .claim("sid", "session-of-officer-1")
                .claim("events", Map.of(EVENT, Map.of()));
        spoil.accept(claims);
        return send(to("/logout/connect/back-channel/steelyard")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + ISSUER.signed(claims.build()))));
    }
}
