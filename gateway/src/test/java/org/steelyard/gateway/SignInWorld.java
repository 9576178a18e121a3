package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The gateway with sign-in, an OpenID provider beside it, a store of sessions, and a clock that can be put forward. */
@TestPropertySource(
        properties = {
            "steelyard.gateway.sign-in.client-id=" + OpenIdProvider.CLIENT,
            "steelyard.gateway.sign-in.client-secret=" + OpenIdProvider.SECRET,
            "steelyard.gateway.sign-in.key=a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U=",
            "steelyard.gateway.sign-in.idle=30m",
            "steelyard.gateway.sign-in.absolute=12h",
            "steelyard.gateway.sign-in.per-account=3",
            "steelyard.gateway.sign-in.provider-timeout=2s"
        })
@Import(SignInWorld.Time.class)
abstract class SignInWorld extends GatewayWorld {

    static final AheadClock CLOCK = new AheadClock();
    static final OpenIdProvider PROVIDER = new OpenIdProvider(ISSUER, CLOCK::instant);
    static final MongoServer STORE = new MongoServer(new MemoryBackend());
    static final String STORE_URI = STORE.bindAndGetConnectionString();

    @DynamicPropertySource
    static void signIn(DynamicPropertyRegistry settings) {
        settings.add("steelyard.gateway.sign-in.issuer", ISSUER::uri);
        settings.add("steelyard.gateway.sign-in.mongo-uri", () -> STORE_URI);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        Clock aheadClock() {
            return CLOCK;
        }
    }

    @BeforeEach
    void begin() {
        CLOCK.ahead = Duration.ZERO;
        PROVIDER.forget();
    }

    /** The time as it is, or as much ahead as a test says. */
    static final class AheadClock extends Clock {
        volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A browser: keeps cookies, follows no redirect by itself. */
    final class Browser {
        final CookieManager jar = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(jar)
                .build();

        HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new IllegalStateException("No answer at all", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        HttpResponse<String> get(String path) {
            return send(to(path));
        }

        /** With the proof a page of this host would add. */
        HttpRequest.Builder proven(String path) {
            return to(path).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse(""));
        }

        Optional<String> cookie(String name) {
            return jar.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst();
        }

        /** Goes to the provider and back; the last answer is the gateway's. */
        HttpResponse<String> signIn(String path) {
            var departed = get(path);
            assertThat(departed.statusCode()).as(departed.body()).isEqualTo(302);
            return send(HttpRequest.newBuilder(atProvider(location(departed))));
        }

        Browser signedIn() {
            var arrived = signIn("/login");
            assertThat(location(arrived)).isEqualTo("/");
            assertThat(cookie("steelyard")).isPresent();
            return this;
        }
    }

    Browser aBrowser() {
        return new Browser();
    }

    /** Where the provider, asked at this address, sends the browser back to. */
    URI atProvider(String address) {
        var answer = super.send(HttpRequest.newBuilder(URI.create(address)));
        return URI.create(location(answer));
    }

    static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
