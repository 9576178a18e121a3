package org.steelyard.escalation.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.against;
import static org.steelyard.escalation.Complaints.corrected;
import static org.steelyard.escalation.Complaints.noticing;
import static org.steelyard.escalation.Complaints.received;
import static org.steelyard.escalation.Complaints.withdrawn;
import static org.steelyard.escalation.ServiceUnderTest.field;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ViolationReported;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationAcknowledged;
import org.steelyard.contracts.EscalationEvent.EscalationResolved;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.EscalationEvent.ReferralDue;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.Suspicion;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.escalation.Complaints;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.complaint.KnownComplaints;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class ReferralIT {

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    KnownComplaints complaints;

    @Autowired
    OfficeDirectory offices;

    private ServiceUnderTest service;
    private County county;

    @BeforeEach
    void aCounty() {
        service = new ServiceUnderTest(port, kafka, consumers);
        county = service.aCountyWithOffices(UUID.randomUUID().toString().substring(0, 8));
        await().until(() -> offices.find(county.local()).isPresent()
                && offices.find(county.health()).isPresent()
                && offices.find(county.regulator()).isPresent());
    }

    @Test
    void goesFromTheRuleToTheOfficerToTheOfficeToTheEnd() {
        var complaint = aComplaint("6000");
        var id = complaint.subject();
        await().untilAsserted(
                        () -> assertThat(service.toldAbout(id)).singleElement().isInstanceOf(ReferralDue.class));

        var due = service.get("/api/escalations?complaint=" + id, county.officer());
        assertThat(due.body()).contains("\"status\":\"DUE\"", "\"rule\":\"R1\"", "\"threshold\":\"5000\"");

        var escalated = service.refer(id, county.officer());
        assertThat(escalated.statusCode()).isEqualTo(201);
        assertThat(field(escalated, "office")).isEqualTo(county.local());
        assertThat(field(escalated, "trigger")).isEqualTo("OFFICER");
        assertThat(field(escalated, "ledgerNumber")).isEqualTo(complaint.ledgerNumber());
        var path = "/api/escalations/" + field(escalated, "id");
        assertThat(escalated.headers().firstValue("Location")).hasValue(path);

        var office = county.office(county.local());
        var acknowledged = service.post(path + "/acknowledgement", "{}", office, "If-Match", etag(escalated));
        assertThat(acknowledged.statusCode()).isEqualTo(200);
        var resolved = service.post(path + "/resolution", "{\"outcome\":\"SETTLED_BY_OFFICE\"}", office);
        assertThat(field(resolved, "status")).isEqualTo("RESOLVED");

        await().untilAsserted(() -> assertThat(service.toldAbout(id))
                .hasExactlyElementsOfTypes(
                        ReferralDue.class,
                        EscalatedToOffice.class,
                        EscalationAcknowledged.class,
                        EscalationResolved.class)
                .extracting(event -> event.sequence())
                .containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void makesNoSecondReferralWhenTheComplaintIsToldTwice() {
        var complaint = aComplaint("6000");
        await().until(() -> complaints.find(complaint.subject()).isPresent());
        service.tell(complaint);
        var marker = aComplaint("1"); // the same unit, so the same partition
        await().until(() -> complaints.find(marker.subject()).isPresent());

        assertThat(service.toldAbout(complaint.subject())).hasSize(1);
        assertThat(service.toldAbout(marker.subject())).isEmpty();
    }

    @Test
    void escalatesHarmAtOnceByItself() {
        var complaint = received(
                county.point(), "9000", Category.FOOD, Harm.FOOD_POISONING, Channel.APP, ServiceUnderTest.now());
        service.tell(complaint);

        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .singleElement()
                .isInstanceOfSatisfying(EscalatedToOffice.class, escalated -> {
                    assertThat(escalated.office()).isEqualTo(county.health());
                    assertThat(escalated.trigger()).isEqualTo(EscalationTrigger.RULE);
                    assertThat(escalated.rule()).isEqualTo("R3");
                    assertThat(escalated.sequence()).isEqualTo(1);
                }));
    }

    @Test
    void isBegunByHandAndOnceOnly() {
        var complaint = aComplaint("1");
        var first = service.refer(complaint.subject(), county.officer());
        var second = service.refer(complaint.subject(), county.officer());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("\"rule\":null");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains("transition-refused", "\"state\":\"ESCALATED\"", "\"acknowledgement\"", "\"return\"");
    }

    @Test
    void isBegunOnceWhenManyReferTheSameComplaintAtTheSameMoment() throws Exception {
        var complaint = aComplaint("1");
        await().until(() -> complaints.find(complaint.subject()).isPresent());
        var body = "{\"complaint\":\"" + complaint.subject() + "\"}";

        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> refer = () ->
                    service.post("/api/escalations", body, county.officer()).statusCode();
            for (var answer : many.invokeAll(java.util.Collections.nCopies(8, refer))) {
                assertThat(answer.get()).isIn(200, 201, 409);
            }
        }

        await().untilAsserted(() ->
                assertThat(service.toldAbout(complaint.subject())).hasExactlyElementsOfTypes(EscalatedToOffice.class));
        assertThat(service.get("/api/escalations?complaint=" + complaint.subject(), county.officer())
                        .body()
                        .split("\"ledgerNumber\""))
                .hasSize(2);
    }

    @Test
    void answersARepeatedRequestWithItsFirstResult() {
        var complaint = aComplaint("6000");
        var byHand = aComplaint("1");
        var key = UUID.randomUUID().toString();
        var handKey = UUID.randomUUID().toString();

        var first = service.refer(complaint.subject(), county.officer(), "Idempotency-Key", key);
        var again = service.refer(complaint.subject(), county.officer(), "Idempotency-Key", key);
        var hand = service.refer(byHand.subject(), county.officer(), "Idempotency-Key", handKey);
        var handAgain = service.refer(byHand.subject(), county.officer(), "Idempotency-Key", handKey);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(field(again, "id")).isEqualTo(field(first, "id"));
        assertThat(hand.statusCode()).isEqualTo(201);
        assertThat(handAgain.statusCode()).isEqualTo(200);
        assertThat(field(handAgain, "id")).isEqualTo(field(hand, "id"));
        assertThat(service.post(
                                "/api/escalations",
                                "{\"complaint\":\"" + byHand.subject() + "\",\"reason\":\"x\"}",
                                county.officer(),
                                "Idempotency-Key",
                                handKey)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void answersARepeatedRequestWithItsFirstResultEvenWhenThatIsOver() {
        var complaint = aComplaint("6000");
        var key = UUID.randomUUID().toString();
        var first = service.refer(complaint.subject(), county.officer(), "Idempotency-Key", key);
        var returned = service.post(
                "/api/escalations/" + field(first, "id") + "/return",
                "{\"reason\":\"NOT_SERIOUS\",\"note\":\"for the point\"}",
                county.office(county.local()));

        var again = service.refer(complaint.subject(), county.officer(), "Idempotency-Key", key);

        assertThat(field(returned, "status")).isEqualTo("RETURNED");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(field(again, "id")).isEqualTo(field(first, "id"));
        assertThat(field(again, "status")).isEqualTo("RETURNED");
    }

    @Test
    void isSentBackAndThenBegunAnew() {
        var complaint = aComplaint("1");
        var first = service.refer(complaint.subject(), county.officer());
        var returned = service.post(
                "/api/escalations/" + field(first, "id") + "/return",
                "{\"reason\":\"PAPERS_MISSING\",\"note\":\"the receipt\"}",
                county.office(county.local()));

        var second = service.refer(complaint.subject(), county.officer());

        assertThat(field(returned, "status")).isEqualTo("RETURNED");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(field(second, "id")).isNotEqualTo(field(first, "id"));
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(EscalatedToOffice.class, EscalationReturned.class, EscalatedToOffice.class));
        assertThat(service.toldAbout(complaint.subject()).toString()).doesNotContain("the receipt");
    }

    @Test
    void isShownToThoseItConcernsOnly() {
        var complaint = aComplaint("1");
        var path = "/api/escalations/" + field(service.refer(complaint.subject(), county.officer()), "id");

        assertThat(service.get(path, county.officer()).statusCode()).isEqualTo(200);
        assertThat(service.get(path, county.token(Role.AUDITOR)).statusCode()).isEqualTo(200);
        assertThat(service.get(path, county.office(county.local())).statusCode())
                .isEqualTo(200);
        assertThat(service.get(path, county.office(county.health())).statusCode())
                .isEqualTo(404);
        assertThat(service.get(path, county.neighbourOfficer()).statusCode()).isEqualTo(404);
        assertThat(service.post(path + "/acknowledgement", "{}", county.office(county.health()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.post(path + "/acknowledgement", "{}", county.officer())
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post(path + "/acknowledgement", "{}", county.token(Role.AUDITOR))
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.post(path + "/acknowledgement", "{}", null).statusCode())
                .isEqualTo(401);
        assertThat(service.get("/api/escalations", county.office(county.health()))
                        .body())
                .contains("\"items\":[]");
        assertThat(service.get("/api/escalations", county.office(county.local()))
                        .body())
                .contains(complaint.subject());
        assertThat(service.get("/api/escalations", county.token(Role.OPERATOR)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void isListedPageByPageWhatIsDueFirstAndThenTheNewest() {
        var ids = List.of(aComplaint("6000"), aComplaint("6001"), aComplaint("6002")).stream()
                .map(ComplaintReceived::subject)
                .toList();
        await().until(() -> ids.stream().allMatch(id -> complaints.find(id).isPresent()));

        var first = service.get("/api/escalations?status=DUE&limit=2", county.officer());
        var second = service.get("/api/escalations?status=DUE&limit=2&after=" + field(first, "next"), county.officer());

        assertThat(first.body()).contains(ids.get(2), ids.get(1)).doesNotContain(ids.get(0));
        assertThat(second.body()).contains(ids.get(0), "\"next\":null").doesNotContain(ids.get(1));
        assertThat(service.get("/api/escalations?unit=elsewhere", county.officer())
                        .body())
                .contains("\"items\":[]");
    }

    @Test
    void waitsForTheCountyToChooseWhenNoOfficeIsFound() {
        var empty = new County(UUID.randomUUID().toString().substring(0, 8));
        var complaint =
                received(empty.point(), "1", Category.GENERAL, Harm.INJURY, Channel.APP, ServiceUnderTest.now());
        service.tell(complaint);
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(EscalationUnroutable.class));
        var body = "{\"complaint\":\"%s\",\"office\":\"%s\"}";

        var unknown =
                service.post("/api/escalations", body.formatted(complaint.subject(), county.local()), empty.officer());
        service.tellOffice(empty, empty.health(), OfficeKind.ENFORCING_DEPARTMENT, empty.code(), Category.TOBACCO);
        await().until(() -> offices.find(empty.health()).isPresent());
        var county = empty.token(Role.COUNTY_REGULATOR);
        var screen = service.get("/api/escalations?status=UNROUTABLE", county);
        var chosen = service.post("/api/escalations", body.formatted(complaint.subject(), empty.health()), county);

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("\"field\":\"office\"");
        assertThat(screen.body()).contains(complaint.subject(), "\"obstacle\":\"NO_OFFICE\"");
        assertThat(chosen.statusCode()).isEqualTo(201);
        assertThat(field(chosen, "office")).isEqualTo(empty.health());
        assertThat(field(chosen, "rule")).isEqualTo("R3");
    }

    @Test
    void goesOnByItselfWhenTheNetworkIsHeardOfAfterTheComplaint() {
        var late = new County(UUID.randomUUID().toString().substring(0, 8));
        var complaint = received(late.point(), "1", Category.GENERAL, Harm.INJURY, Channel.APP, ServiceUnderTest.now());
        service.tell(complaint);
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(EscalationUnroutable.class));

        var unused = service.aCountyWithOffices(late.code());

        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasExactlyElementsOfTypes(EscalationUnroutable.class, EscalatedToOffice.class));
        assertThat(service.toldAbout(complaint.subject()).getLast())
                .isInstanceOfSatisfying(EscalatedToOffice.class, escalated -> {
                    assertThat(escalated.office()).isEqualTo(late.regulator());
                    assertThat(escalated.rule()).isEqualTo("R3");
                });
    }

    @Test
    void isAskedForWhenACorrectionMakesARuleFireAndNotTakenBackByAnother() {
        var complaint = aComplaint("1");
        var id = complaint.subject();
        var now = ServiceUnderTest.now();
        service.tell(corrected(complaint, 2, now, "6000", 1, Harm.NONE, null));
        await().untilAsserted(() -> assertThat(service.toldAbout(id)).hasExactlyElementsOfTypes(ReferralDue.class));

        service.tell(corrected(complaint, 3, now, "1", 1, Harm.NONE, null));
        service.tell(corrected(complaint, 4, now, "1", 1, Harm.FOOD_POISONING, null));

        await().untilAsserted(() -> assertThat(service.toldAbout(id))
                .hasExactlyElementsOfTypes(ReferralDue.class, EscalatedToOffice.class));
        assertThat(service.toldAbout(id).getLast()).isInstanceOfSatisfying(EscalatedToOffice.class, escalated -> {
            assertThat(escalated.rule()).isEqualTo("R3");
            assertThat(escalated.office()).isEqualTo(county.health());
            assertThat(escalated.sequence()).isEqualTo(2);
        });
        assertThat(service.get("/api/escalations?rule=R1&complaint=" + id, county.officer())
                        .body())
                .contains("\"rule\":\"R3\"", "\"rule\":\"R1\"", id);
    }

    @Test
    void linksAndRefersAllWhenManyComplainOfOneWhereverTheyAreHeard() {
        var respondent = UUID.randomUUID().toString();
        var told = new java.util.ArrayList<ComplaintReceived>();
        for (int unit = 1; unit <= 5; unit++) {
            var code = county.code() + "-S1-P" + unit;
            var place = new UnitRef(code, UnitKind.POINT, List.of(county.code(), county.code() + "-S1", code));
            told.add(against(
                    received(place, "1", Category.GENERAL, Harm.NONE, Channel.APP, ServiceUnderTest.now()),
                    respondent,
                    1));
        }
        told.parallelStream().forEach(service::tell);

        await().untilAsserted(() -> assertThat(told)
                .allSatisfy(complaint -> assertThat(service.toldAbout(complaint.subject()))
                        .singleElement()
                        .isInstanceOf(ReferralDue.class)));
        var groups = told.stream()
                .flatMap(complaint -> service.toldAbout(complaint.subject()).stream())
                .map(event -> ((ReferralDue) event).group())
                .distinct()
                .toList();
        assertThat(groups).hasSize(1).doesNotContainNull();
        assertThat(service.get("/api/escalations?group=" + groups.getFirst(), county.token(Role.COUNTY_REGULATOR))
                        .body()
                        .split("\"ledgerNumber\""))
                .hasSize(6);
    }

    @Test
    void asksForAViolationReportBesideTheComplaintUntilThereIsOne() {
        var complaint = noticing(
                received(county.point(), "1", Category.GENERAL, Harm.NONE, Channel.APP, ServiceUnderTest.now()),
                null,
                Suspicion.VIOLATION);
        service.tell(complaint);
        await().untilAsserted(() -> assertThat(service.get("/api/escalations/report-requests", county.officer())
                        .body())
                .contains(complaint.subject(), "\"rule\":\"R6\""));
        assertThat(service.get("/api/escalations/report-requests", county.neighbourOfficer())
                        .body())
                .doesNotContain(complaint.subject());

        var report = UUID.randomUUID().toString();
        var now = ServiceUnderTest.now();
        service.tell(new ViolationReported(
                new Origin("complaint-service", report, 1, now, now, county.point(), Role.POINT_OFFICER, Channel.APP),
                "a number",
                Category.GENERAL,
                false,
                null,
                complaint.subject()));

        await().untilAsserted(() -> assertThat(service.get("/api/escalations/report-requests", county.officer())
                        .body())
                .doesNotContain(complaint.subject()));
        assertThat(service.toldAbout(complaint.subject())).isEmpty();
    }

    @Test
    void isNotMadeForAComplaintWhoseEndIsHeardOfBeforeItsBeginning() {
        var complaint =
                received(county.point(), "9000", Category.FOOD, Harm.INJURY, Channel.APP, ServiceUnderTest.now());
        service.tell(withdrawn(complaint));
        service.tell(complaint);
        service.tell(corrected(complaint, 3, ServiceUnderTest.now(), "9999", 1, Harm.INJURY, null));
        var marker = aComplaint("6000"); // the same unit, so the same partition
        await().untilAsserted(
                        () -> assertThat(service.toldAbout(marker.subject())).hasSize(1));

        assertThat(service.toldAbout(complaint.subject())).isEmpty();
        assertThat(complaints.find(complaint.subject()).orElseThrow().open()).isFalse();
    }

    @Test
    void isNotBegunByTheCounty() {
        var complaint = aComplaint("1");
        await().until(() -> complaints.find(complaint.subject()).isPresent());

        assertThat(service.post(
                                "/api/escalations",
                                "{\"complaint\":\"" + complaint.subject() + "\"}",
                                county.token(Role.COUNTY_REGULATOR))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void lapsesWithTheComplaintAndIsRefusedAfterwards() {
        var complaint = aComplaint("6000");
        service.tell(withdrawn(complaint));

        await().untilAsserted(() -> assertThat(
                        service.get("/api/escalations?complaint=" + complaint.subject(), county.officer())
                                .body())
                .contains("\"status\":\"LAPSED\""));
        var refused = service.refer(complaint.subject(), county.officer());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("complaint-closed");
        assertThat(service.toldAbout(complaint.subject())).hasExactlyElementsOfTypes(ReferralDue.class);
    }

    @Test
    void takesOverHistoryWithItsOwnTimes() {
        var complaint =
                received(county.point(), "6000", Category.GENERAL, Harm.NONE, Channel.IMPORT, Complaints.MONDAY);
        service.tell(complaint);
        await().until(() -> complaints.find(complaint.subject()).isPresent());
        var importer = county.token(Role.IMPORTER);
        var at = MONDAY.plus(Duration.ofHours(5));
        var times = "\"occurredAt\":\"%1$s\",\"recordedAt\":\"%1$s\"".formatted(at);

        var escalated = service.post(
                "/api/escalations", "{\"complaint\":\"" + complaint.subject() + "\"," + times + "}", importer);
        var path = "/api/escalations/" + field(escalated, "id");
        var acknowledged = service.post(path + "/acknowledgement", "{" + times + "}", importer);
        var early = service.post(
                path + "/resolution", "{\"outcome\":\"OTHER\",\"occurredAt\":\"2026-11-16T00:00:00Z\"}", importer);

        assertThat(escalated.statusCode()).isEqualTo(201);
        assertThat(field(escalated, "acknowledgementDueOn")).isEqualTo("2026-11-17");
        assertThat(field(acknowledged, "resolutionDueOn")).isEqualTo("2026-12-07");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).contains("occurredAt");
        await().untilAsserted(() -> assertThat(service.toldAbout(complaint.subject()))
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(event.origin().channel()).isEqualTo(Channel.IMPORT);
                    assertThat(event.recordedAt()).isBeforeOrEqualTo(at);
                }));
    }

    @Test
    void refusesAnUnknownComplaintAndSaysThatItMayBeOnItsWay() {
        var answer = service.post("/api/escalations", "{\"complaint\":\"none\"}", county.officer());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("complaint-unknown", "\"retryable\":true");
        var complaint = aComplaint("1");
        await().until(() -> complaints.find(complaint.subject()).isPresent());
        assertThat(service.post(
                                "/api/escalations",
                                "{\"complaint\":\"" + complaint.subject() + "\"}",
                                county.neighbourOfficer())
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | {\"complaint\":\"x\" | malformed-json",
                "'' | {} | complaint",
                "'' | {\"complaint\":\"\"} | complaint",
                "'' | {\"complaint\":7} | complaint",
                "'' | {\"complaint\":\"x\",\"colour\":\"red\"} | colour",
                "'' | {\"complaint\":\"x\",\"occurredAt\":\"2100-01-01T00:00:00+08:00\"} | occurredAt",
                "'' | {\"complaint\":\"x\",\"recordedAt\":\"2026-01-01T00:00:00+08:00\"} | recordedAt",
                "/x/acknowledgement | {\"outcome\":\"OTHER\"} | outcome",
                "/x/acknowledgement | {\"occurredAt\":\"2100-01-01T00:00:00+08:00\"} | occurredAt",
                "/x/return | {} | reason",
                "/x/return | {\"reason\":\"BORED\"} | PAPERS_MISSING",
                "/x/resolution | {\"outcome\":null} | outcome",
                "/x/resolution | {\"outcome\":7} | outcome",
                "/x/resolution | [] | problem",
            })
    void namesWhatIsWrongWithACommand(String path, String body, String told) {
        var answer = service.post("/api/escalations" + path, body, county.officer());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(told);
    }

    @Test
    void refusesAStepThatDoesNotFitTheStateOrTheRevision() {
        var complaint = aComplaint("1");
        var escalated = service.refer(complaint.subject(), county.officer());
        var path = "/api/escalations/" + field(escalated, "id");
        var office = county.office(county.local());

        var early = service.post(path + "/resolution", "{\"outcome\":\"OTHER\"}", office);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body())
                .contains("\"state\":\"ESCALATED\"", "\"allowed\":[\"acknowledgement\",\"return\",\"transfer\"");
        assertThat(service.post(path + "/acknowledgement", "{}", office, "If-Match", "\"99\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(service.post("/api/escalations/none/acknowledgement", "{}", office)
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/escalations?after=junk", office).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/escalations?after=azE6eA", office).statusCode())
                .isEqualTo(400);
        assertThat(service.get("/api/escalations?status=ASLEEP", office).body()).contains("ACKNOWLEDGED");
    }

    @Test
    void showsTheRuleTable() {
        var table = service.get("/api/referral-rules", county.officer());

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body()).contains("\"id\":\"R1\"", "\"POINT\":\"5000\"", "\"id\":\"R3\"");
    }

    private ComplaintReceived aComplaint(String yuan) {
        var complaint =
                received(county.point(), yuan, Category.GENERAL, Harm.NONE, Channel.APP, ServiceUnderTest.now());
        service.tell(complaint);
        return complaint;
    }

    private static String etag(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
