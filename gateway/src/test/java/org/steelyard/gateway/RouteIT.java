package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteIT extends GatewayWorld {

    @ParameterizedTest(name = "{0} goes to the {1}")
    @CsvSource({
        "/api/complaints, complaint-service",
        "/api/complaints/42/settlement, complaint-service",
        "/api/violation-reports/1, complaint-service",
        "/api/callback-samples, complaint-service",
        "/api/deadlines, complaint-service",
        "/api/consultations, complaint-service",
        "/api/ledger?unit=350428100001&year=2026, complaint-service",
        "/api/escalations/7/acknowledgement, escalation-service",
        "/api/notifications, escalation-service",
        "/api/warnings/1/relays, escalation-service",
        "/api/referral-rules, escalation-service",
        "/api/training/sessions/1/attendance, training-service",
        "/api/units/350428100001, assessment-service",
        "/api/offices, assessment-service",
        "/api/inspections, assessment-service",
        "/api/tasks/1/completion, assessment-service",
        "/api/network/units, assessment-service",
        "/api/duties?unit=350428100001, assessment-service",
        "/api/scores/350428100001/indicators/S4b/evidence?period=2026, assessment-service",
        "/api/schemes/1/what-if, assessment-service",
        "/api/assessments/2026/freeze, assessment-service",
        "/api/boards/departments, assessment-service",
        "/api/integrity/flags, assessment-service"
    })
    void goesTo(String path, String service) {
        var answer = send(signedIn(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"service\":\"" + service + "\"}");
    }

    @Test
    void thePathAndQueryArePassedOnAsTheyWereWritten() {
        var path = "/api/complaints/%E5%85%AC%20x?q=a+b%2Bc&q=%E7%A7%A4&empty=&bare";

        var _ = send(signedIn(path));

        assertThat(COMPLAINT.last().uri()).isEqualTo(path);
    }

    @Test
    void methodHeadersAndBodyArePassedOn() {
        var _ = send(signedIn("/api/complaints/1")
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"2\"")
                .header("Idempotency-Key", "k-1")
                .header("Accept-Language", "en")
                .method("PATCH", BodyPublishers.ofString("{\"内容\":1}")));

        var received = COMPLAINT.last();
        assertThat(received.method()).isEqualTo("PATCH");
        assertThat(received.body()).isEqualTo("{\"内容\":1}");
        assertThat(received.headers().get("Content-Type")).containsExactly("application/merge-patch+json");
        assertThat(received.headers().getFirst("If-Match")).isEqualTo("\"2\"");
        assertThat(received.headers().getFirst("Idempotency-Key")).isEqualTo("k-1");
        assertThat(received.headers().getFirst("Accept-Language")).isEqualTo("en");
        assertThat(received.headers().getFirst("Host"))
                .isEqualTo(COMPLAINT.uri().substring("http://".length()));
    }

    @ParameterizedTest(name = "a {0} of the service reaches the client untouched")
    @CsvSource({"201", "304", "404", "409", "412", "500", "503"})
    void theAnswerIsUntouched(int status) {
        var answer = send(signedIn("/api/complaints/1").header(StandIn.STATUS, String.valueOf(status)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("ETag")).containsExactly("\"3\"");
        assertThat(answer.headers().allValues("X-Other")).containsExactly("one", "two");
        if (status != 304) {
            assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/vnd.stand-in+json");
            assertThat(answer.body()).isEqualTo("{\"service\":\"complaint-service\"}");
        }
    }

    @Test
    void whatTheClientSaysOfItsOriginIsNotBelieved() {
        var _ = send(signedIn("/api/complaints")
                .header("X-Forwarded-For", "8.8.8.8")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/x")
                .header("Forwarded", "for=8.8.8.8")
                .header("Cookie", "a=b"));

        var headers = COMPLAINT.last().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("127.0.0.1:" + port);
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(String.valueOf(port));
        assertThat(headers).doesNotContainKeys("X-forwarded-prefix", "Forwarded", "Cookie");
    }

    @Test
    void theClientsTraceGoesOnAndNothingElseItSaysOfIt() {
        var parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var _ = send(signedIn("/api/complaints").header("traceparent", parent).header("tracestate", "a=1"));

        assertThat(COMPLAINT.last().headers().get("traceparent"))
                .singleElement()
                .asString()
                .isNotEqualTo(parent)
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00"); // nobody wants it recorded
        assertThat(COMPLAINT.last().headers()).doesNotContainKey("Tracestate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void whereThereIsNoTraceOneBegins(String parent) {
        var _ = send(signedIn("/api/complaints").header("traceparent", parent));

        assertThat(COMPLAINT.last().headers().get("traceparent"))
                .singleElement()
                .asString()
                .isNotEqualTo(parent)
                .matches("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-0[02]"); // 2: the id is random
    }

    @Test
    void aBodyUpToTheLimitIsPassedOn() {
        var body = "x".repeat(1024);

        var announced = send(signedIn("/api/complaints").POST(BodyPublishers.ofString(body)));
        assertThat(announced.statusCode()).isEqualTo(200);
        assertThat(COMPLAINT.last().body()).isEqualTo(body);

        var chunked = send(signedIn("/api/complaints").POST(BodyPublishers.ofInputStream(() -> stream(body))));
        assertThat(chunked.statusCode()).isEqualTo(200);
        assertThat(COMPLAINT.last().body()).isEqualTo(body);
    }

    @Test
    void aBodyOverTheLimitReachesNobody() {
        var body = "x".repeat(1025);

        var announced = send(signedIn("/api/complaints").POST(BodyPublishers.ofString(body)));
        var problem = problem(announced, 413, "body-too-large");
        assertThat(problem.path("detail").asString()).contains("1024");

        var chunked = send(signedIn("/api/complaints").POST(BodyPublishers.ofInputStream(() -> stream(body))));
        var _ = problem(chunked, 413, "body-too-large");

        assertThat(COMPLAINT.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/complaints/batch, 4194304", "/api/complaints/c-1/attachments, 6291456"})
    void filesAndBatchesMayBeLarger(String path, int limit) {
        assertThat(send(signedIn(path).POST(BodyPublishers.ofByteArray(new byte[limit])))
                        .statusCode())
                .isEqualTo(200);
        var _ = problem(
                send(signedIn(path).POST(BodyPublishers.ofByteArray(new byte[limit + 1]))), 413, "body-too-large");
        var _ = problem(
                send(signedIn(path + "/more").POST(BodyPublishers.ofByteArray(new byte[1025]))), 413, "body-too-large");
    }

    @ParameterizedTest(name = "{0} with {1} is passed on as it is")
    @CsvSource({
        "POST, application/x-www-form-urlencoded",
        "PUT, application/x-www-form-urlencoded",
        "POST, multipart/form-data; boundary=x"
    })
    void aBodyIsNotTakenApart(String method, String type) {
        var _ = send(signedIn("/api/complaints?a=1")
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("phone=13800000000")));

        assertThat(COMPLAINT.last().uri()).isEqualTo("/api/complaints?a=1");
        assertThat(COMPLAINT.last().body()).isEqualTo("phone=13800000000");
        assertThat(COMPLAINT.last().headers().getFirst("Content-Type")).isEqualTo(type);
    }

    @Test
    void aHeadIsAnsweredAsOne() {
        var answer = send(signedIn("/api/complaints").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(COMPLAINT.last().method()).isEqualTo("HEAD");
    }

    @Test
    void anUnknownPathIsAProblem() {
        var _ = problem(send(signedIn("/api/nothing-here")), 404, "http-404");
        var _ = problem(send(signedIn("/api/me").DELETE()), 405, "http-405");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/complaints/..%2Funits", "/api/complaints;a=b", "/api//complaints", "/api/complaints/%00"})
    void aPathThatHidesAnotherIsAProblem(String path) {
        var answer = send(signedIn(path));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:steelyard:problem:http-400");
        assertThat(COMPLAINT.received).isEmpty();
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
