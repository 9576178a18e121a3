package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stand-in among the test's resources takes the place of the built console. */
class ConsoleIT extends GatewayWorld {

    @ParameterizedTest(name = "{0} is the console''s page, asked for anew each time")
    @ValueSource(strings = {"/", "/index.html", "/desk/unit", "/desk/cases/7f3a/photo"})
    void isThePage(String path) {
        var answer = send(to(path).header("Accept", "text/html,*/*;q=0.8"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.body()).contains("stand-in for the console");
    }

    @Test
    void whatHasADigestInItsNameIsKeptForEver() {
        var plain = send(to("/assets/index-1a2b3c4d.js"));
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(plain.body()).startsWith("export {}");

        var packed = send(to("/assets/index-1a2b3c4d.js").header("Accept-Encoding", "gzip"));
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");

        assertThat(send(to("/sw.js")).headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void aFileThatIsNotThereIsNotStoodInFor() {
        var _ = problem(send(to("/assets/index-ffffffff.js").header("Accept", "text/html")), 404, "http-404");
        var _ = problem(send(to("/favicon.ico")), 404, "http-404");
        var _ = problem(send(to("/nothing")), 401, "unauthenticated");
        var _ = problem(send(signedIn("/api/nothing-here").header("Accept", "text/html")), 404, "http-404");
        var _ = problem(send(to("/api/complaints").header("Accept", "text/html")), 401, "unauthenticated");
        var _ = problem(send(to("/desk").POST(BodyPublishers.noBody())), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%61pi/me", "/ap%69/complaints", "/%61pi/operations", "/api/me.html", "/api/complaints/x.js"})
    void writtenInAnotherWayTheInterfaceIsStillNoPage(String path) {
        var answer = send(to(path).header("Accept", "text/html"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(COMPLAINT.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/docs", "/api/complaints", "/assets/index-1a2b3c4d.js"})
    void everyAnswerTellsTheBrowserWhatItMayDo(String path) {
        var headers = send(signedIn(path).header("Accept", "text/html")).headers();

        var policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'self'",
                        "script-src 'self'",
                        "style-src 'self' 'unsafe-inline'",
                        "img-src 'self' data: blob:",
                        "connect-src 'self'",
                        "object-src 'none'",
                        "frame-ancestors 'none'",
                        "base-uri 'self'",
                        "form-action 'self' http://127.0.0.1:8085");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=(self)", "geolocation=()");
    }

    @Test
    void nobodySignsInWhereNoProviderIsSet() {
        var _ = problem(send(to("/login").header("Accept", "text/html")), 404, "http-404");
        var _ = problem(send(to("/api/me").header("Cookie", "steelyard=" + "x".repeat(43))), 401, "unauthenticated");
    }
}
