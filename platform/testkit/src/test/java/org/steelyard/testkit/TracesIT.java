package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.sample.KeptSteps;
import org.steelyard.testkit.sample.SampleApplication;
import org.steelyard.testkit.sample.kafka.SheetPolls;

/** A trace goes from a request through the outbox and the log to every listener, if the gateway has it recorded. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class TracesIT {

    private static final String OFFICER = TestIssuer.token(Role.STATION_OFFICER, "350428000000", "350428100000");

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    SheetPolls polls;

    @Autowired
    KeptSteps steps;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRecordedTraceGoesFromTheRequestToEachListener() throws Exception {
        var trace = newTrace();

        var sheet = fillIn(trace, "01");

        await().untilAsserted(() -> {
            var names = steps.of(trace).stream().map(SpanData::getName).toList();
            var told = Collections.frequency(names, "duty-events send"); // once, or again by a sweep that was as quick
            assertThat(told).as(names.toString()).isPositive();
            assertThat(names).containsOnly("http post /api/sheets", "duty-events send", "duty-events process");
            assertThat(names).filteredOn("http post /api/sheets"::equals).hasSize(1);
            assertThat(Collections.frequency(names, "duty-events process"))
                    .as("each time by a listener of single records and one of whole polls")
                    .isEqualTo(2 * told);
        });
        var request = steps.of(trace).stream()
                .filter(step -> step.getName().startsWith("http"))
                .findFirst()
                .orElseThrow();
        assertThat(steps.of(trace))
                .filteredOn(step -> !step.equals(request))
                .extracting(SpanData::getParentSpanId)
                .containsOnly(request.getSpanId());
        assertThat(request.getResource().toString()).contains("sample");
        assertThat(polls.traceOf(sheet)).isEqualTo(trace);
    }

    @Test
    void aTraceThatIsNotRecordedIsNamedInLogsAndNowhereElse() throws Exception {
        var trace = newTrace();

        var sheet = fillIn(trace, "00");

        await().untilAsserted(() -> assertThat(polls.traceOf(sheet)).isEqualTo(trace));
        assertThat(header(factOf(sheet), "traceparent"))
                .startsWith("00-" + trace)
                .endsWith("-00");
        var later = newTrace();
        var unused = fillIn(later, "01");
        await().untilAsserted(() -> assertThat(steps.of(later)).hasSizeGreaterThanOrEqualTo(4));
        assertThat(steps.of(trace)).isEmpty();
    }

    @Test
    void whatAClientAddsToItsTraceIsNotKeptWithTheFact() throws Exception {
        var sheet = idIn(send(request(newTrace(), "01").header("baggage", "phone=13800000000")));

        assertThat(header(factOf(sheet), "baggage")).isEmpty();
    }

    @Test
    void whatWentWrongIsToldWithoutTheMessage() throws Exception {
        var fact = factOf(fillIn(newTrace(), "00"));
        var trace = newTrace();
        var body = new String(fact.value(), StandardCharsets.UTF_8)
                .replaceFirst("\"subject\":\"[^\"]+\"", "\"subject\":\"broken\"");
        var record = new ProducerRecord<>(DutyEvent.TOPIC, fact.key(), body.getBytes(StandardCharsets.UTF_8));
        record.headers()
                .add(EventCodec.TYPE, fact.headers().lastHeader(EventCodec.TYPE).value());
        record.headers().add("traceparent", ("00-" + trace + "-b7ad6b7169203331-01").getBytes(StandardCharsets.UTF_8));
        var unused = kafka.send(record).get();

        await().untilAsserted(() -> assertThat(steps.of(trace))
                .filteredOn(step -> step.getStatus().getStatusCode() == StatusCode.ERROR)
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(step.getStatus().getDescription()).isEmpty();
                    assertThat(step.getEvents().toString())
                            .contains("exception.type")
                            .doesNotContain("130 0000", "示例");
                }));
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String fillIn(String trace, String flags) throws Exception {
        return idIn(send(request(trace, flags)));
    }

    private HttpRequest.Builder request(String trace, String flags) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/sheets"))
                .header("Authorization", "Bearer " + OFFICER)
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-" + flags)
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"x\",\"count\":1}"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String idIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    }

    private ConsumerRecord<String, byte[]> factOf(String sheet) {
        return await().until(
                        () -> TopicReader.readAll(consumers, DutyEvent.TOPIC).stream()
                                .filter(record -> sheet.equals(header(record, EventCodec.SUBJECT)))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
