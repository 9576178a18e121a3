package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.escalation.Complaints.received;
import static org.steelyard.escalation.Complaints.withdrawn;
import static org.steelyard.escalation.ServiceUnderTest.field;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.EscalationEvent.AssistanceGiven;
import org.steelyard.contracts.EscalationEvent.AssistanceRequested;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class OfficeWorkIT {

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    OfficeDirectory offices;

    @Autowired
    MongoOperations mongo;

    private ServiceUnderTest service;
    private County county;
    private String office;

    @BeforeEach
    void aCounty() {
        service = new ServiceUnderTest(port, kafka, consumers);
        county = service.aCountyWithOffices(UUID.randomUUID().toString().substring(0, 8));
        office = county.office(county.local());
        await().until(() -> offices.find(county.local()).isPresent()
                && offices.find(county.health()).isPresent()
                && offices.find(county.regulator()).isPresent());
    }

    @Test
    void asksTheUnitForHelpWhichAnswers() {
        var complaint = aComplaint();
        var path = acknowledged(complaint);

        var asked = service.post(
                path + "/assistance-requests", "{\"kind\":\"EVIDENCE\",\"question\":\"小票在哪里？😀\"}", office);
        var wrong = service.post(path + "/assistance", "{\"request\":2,\"answer\":\"x\"}", county.officer());
        var answered = service.post(path + "/assistance", "{\"request\":1,\"answer\":\"已附上\"}", county.officer());
        var again = service.post(path + "/assistance", "{\"request\":1,\"answer\":\"x\"}", county.officer());

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("\"assistance\"", "小票在哪里？😀", "\"dueOn\":\"20");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"field\":\"request\"", "[1]");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("\"state\":\"ACKNOWLEDGED\"", "assistance-requests");
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(
                        EscalatedToOffice.class,
                        EscalationAcknowledged.class,
                        AssistanceRequested.class,
                        AssistanceGiven.class));
        assertThat(service.toldAbout(complaint.subject()).toString()).doesNotContain("小票", "附上");
        assertThat(mongo.getCollection("escalations").find(new Document("_id", field(asked, "id"))))
                .singleElement()
                .satisfies(stored -> assertThat(stored.toJson()).doesNotContain("小票", "附上"));
    }

    @Test
    void takesInAnotherOfficeThatReadsAlongAndMayAskButNotDecide() {
        var complaint = aComplaint();
        var path = acknowledged(complaint);
        var health = county.office(county.health());
        assertThat(service.get(path, health).statusCode()).isEqualTo(404);

        var joined = service.post(path + "/joint-offices", "{\"office\":\"" + county.health() + "\"}", office);
        var twice = service.post(path + "/joint-offices", "{\"office\":\"" + county.health() + "\"}", office);
        var itself = service.post(path + "/joint-offices", "{\"office\":\"" + county.local() + "\"}", office);

        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(itself.statusCode()).isEqualTo(400);
        assertThat(service.get(path, health).statusCode()).isEqualTo(200);
        assertThat(service.get("/api/escalations", health).body()).contains(complaint.subject());
        assertThat(service.post(path + "/resolution", "{\"outcome\":\"OTHER\"}", health)
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post(path + "/assistance-requests", "{\"kind\":\"OTHER\",\"question\":\"?\"}", health)
                        .body())
                .contains("\"office\":\"" + county.health() + "\"");
        var resolved = service.post(path + "/resolution", "{\"outcome\":\"CASE_FILED\"}", office);
        assertThat(field(resolved, "outcome")).isEqualTo("CASE_FILED");
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(
                        EscalatedToOffice.class,
                        EscalationAcknowledged.class,
                        EscalationJoined.class,
                        AssistanceRequested.class,
                        EscalationResolved.class));
    }

    @Test
    void handsItToAnotherOfficeWhichHasToTakeItOnAnew() {
        var complaint = aComplaint();
        var path = acknowledged(complaint);
        var body = "{\"office\":\"" + county.health() + "\",\"reason\":\"theirs\"}";

        var transferred = service.post(path + "/transfer", body, office);

        assertThat(field(transferred, "status")).isEqualTo("ESCALATED");
        assertThat(field(transferred, "office")).isEqualTo(county.health());
        assertThat(service.post(path + "/acknowledgement", "{}", office).statusCode())
                .isEqualTo(404);
        assertThat(service.post(path + "/acknowledgement", "{}", county.office(county.health()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.post(path + "/transfer", body, county.token(Role.COUNTY_REGULATOR))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.post(
                                path + "/transfer",
                                "{\"office\":\"nowhere\",\"reason\":\"x\"}",
                                county.token(Role.COUNTY_REGULATOR))
                        .body())
                .contains("\"field\":\"office\"");
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(
                        EscalatedToOffice.class,
                        EscalationAcknowledged.class,
                        EscalationTransferred.class,
                        EscalationAcknowledged.class));
    }

    @Test
    void leavesItToTheCountyWhenOfficesSentItBackTwice() {
        var complaint = aComplaint();
        var first = path(service.refer(complaint.subject(), county.officer()));
        assertThat(field(service.post(first + "/return", "{\"reason\":\"PAPERS_MISSING\"}", office), "status"))
                .isEqualTo("RETURNED");
        var second = path(service.refer(complaint.subject(), county.officer()));
        var bounced = service.post(second + "/return", "{\"reason\":\"OUTSIDE_DUTY\"}", office);
        var regulator = county.token(Role.COUNTY_REGULATOR);
        var body = "{\"bearer\":\"OFFICE\",\"office\":\"" + county.regulator() + "\",\"reason\":\"you\"}";

        assertThat(field(bounced, "status")).isEqualTo("UNROUTABLE");
        assertThat(field(bounced, "obstacle")).isEqualTo("SECOND_RETURN");
        assertThat(service.refer(complaint.subject(), county.officer()).statusCode())
                .isEqualTo(403);
        assertThat(service.post(second + "/decision", body, county.officer()).statusCode())
                .isEqualTo(403);
        assertThat(service.post(second + "/decision", "{\"bearer\":\"OFFICE\",\"reason\":\"x\"}", regulator)
                        .body())
                .contains("\"field\":\"office\"");
        var decided = service.post(second + "/decision", body, regulator);
        assertThat(field(decided, "status")).isEqualTo("ESCALATED");
        assertThat(field(decided, "office")).isEqualTo(county.regulator());
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(
                        EscalatedToOffice.class,
                        EscalationReturned.class,
                        EscalatedToOffice.class,
                        EscalationReturned.class,
                        EscalationUnroutable.class,
                        EscalatedToOffice.class));

        var third = service.post(second + "/return", "{\"reason\":\"OTHER\"}", county.office(county.regulator()));
        assertThat(field(third, "status")).isEqualTo("UNROUTABLE");
        var kept = service.post(second + "/decision", "{\"bearer\":\"UNIT\",\"reason\":\"too small\"}", regulator);
        assertThat(field(kept, "status")).isEqualTo("KEPT");
        assertThat(service.refer(complaint.subject(), county.officer()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void hasNothingToDoWhenTheComplainantTakesItBack() {
        var complaint = aComplaint();
        var path = acknowledged(complaint);

        service.tell(withdrawn(complaint));

        await().untilAsserted(() ->
                assertThat(field(service.get(path, office), "status")).isEqualTo("LAPSED"));
        var late = service.post(path + "/resolution", "{\"outcome\":\"OTHER\"}", office);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("\"state\":\"LAPSED\"", "\"allowed\":[]");
    }

    @Test
    void isTakenOnOnceWhenTwoOfficersDoSoAtTheSameMoment() throws Exception {
        var escalated = service.refer(aComplaint().subject(), county.officer());
        var etag = escalated.headers().firstValue("ETag").orElseThrow();

        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> acknowledge =
                    () -> service.post(path(escalated) + "/acknowledgement", "{}", office, "If-Match", etag)
                            .statusCode();
            var answers = new java.util.ArrayList<Integer>();
            for (var answer : two.invokeAll(Collections.nCopies(2, acknowledge))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 412);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assistance-requests | {\"question\":\"x\"} | kind",
                "assistance-requests | {\"kind\":\"OTHER\"} | question",
                "assistance-requests | {\"kind\":\"OTHER\",\"question\":\"  \"} | question",
                "assistance-requests | {\"kind\":\"OTHER\",\"question\":7} | question",
                "assistance-requests | {\"kind\":\"OTHER\",\"question\":\"a\\u0007b\"} | question",
                "assistance-requests | {\"kind\":\"OTHER\",\"question\":\"a\\u0000b\"} | question",
                "assistance-requests | {\"kind\":\"OTHER\",\"question\":{\"$ne\":null}} | question",
                "assistance-requests | {\"kind\":\"GOSSIP\",\"question\":\"x\"} | FACT_FINDING",
                "assistance | {\"answer\":\"x\"} | request",
                "assistance | {\"request\":0,\"answer\":\"x\"} | request",
                "assistance | {\"request\":\"1\",\"answer\":\"x\"} | request",
                "assistance | {\"request\":1} | answer",
                "transfer | {\"reason\":\"x\"} | office",
                "transfer | {\"office\":\"x\"} | reason",
                "transfer | {\"office\":{\"$gt\":\"\"},\"reason\":\"x\"} | office",
                "joint-offices | {} | office",
                "decision | {\"reason\":\"x\"} | bearer",
                "decision | {\"bearer\":\"UNIT\"} | reason",
                "decision | {\"bearer\":\"NOBODY\",\"reason\":\"x\"} | OFFICE",
                "return | {\"reason\":\"OTHER\",\"note\":\"a\\u001bb\"} | note",
                "resolution | {\"outcome\":\"OTHER\",\"occurredAt\":\"yesterday\"} | occurredAt",
            })
    void namesWhatIsWrongWithACommand(String step, String body, String told) {
        var answer = service.post("/api/escalations/x/" + step, body, office);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(told);
    }

    @Test
    void takesNoTextBeyondItsLimit() {
        var path = acknowledged(aComplaint());
        var most = "{\"kind\":\"OTHER\",\"question\":\"" + "长".repeat(2000) + "\"}";
        var more = "{\"kind\":\"OTHER\",\"question\":\"" + "长".repeat(2001) + "\"}";

        assertThat(service.post(path + "/assistance-requests", more, office).statusCode())
                .isEqualTo(400);
        assertThat(service.post(path + "/assistance-requests", most, office).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersARepeatedRequestWithItsFirstResult() {
        var path = acknowledged(aComplaint());
        var body = "{\"kind\":\"OTHER\",\"question\":\"x\"}";
        var key = UUID.randomUUID().toString();

        var first = service.post(path + "/assistance-requests", body, office, "Idempotency-Key", key);
        var again = service.post(path + "/assistance-requests", body, office, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body().split("\"question\"")).hasSize(2);
    }

    private ComplaintReceived aComplaint() {
        var complaint = received(county.point(), "1", Category.GENERAL, Harm.NONE, Channel.APP, ServiceUnderTest.now());
        service.tell(complaint);
        return complaint;
    }

    private String acknowledged(ComplaintReceived complaint) {
        var path = path(service.refer(complaint.subject(), county.officer()));
        assertThat(service.post(path + "/acknowledgement", "{}", office).statusCode())
                .isEqualTo(200);
        return path;
    }

    private static String path(HttpResponse<String> escalated) {
        return "/api/escalations/" + field(escalated, "id");
    }
}
