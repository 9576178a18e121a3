package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.sealing.RecordKey;
import org.steelyard.testkit.TestIssuer;

class ComplaintRegistrationIT extends LedgerScene {

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void entersAComplaintAndTellsOfIt() {
        var point = aPoint();

        var answer = register(point);

        assertThat(answer.status()).isEqualTo(201);
        var id = answer.text("id");
        assertThat(answer.header("Location")).isEqualTo("/api/complaints/" + id);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.text("ledgerNumber")).isEqualTo(point.code() + "-2026-0001");
        assertThat(answer.text("status")).isEqualTo("RECEIVED");
        assertThat(answer.text("disputedAmount/amount")).isEqualTo("6000.00");
        assertThat(answer.text("decisionDueOn")).isEqualTo("2026-12-02");
        assertThat(answer.text("deadlines/decision/rule")).isEqualTo("D1");
        assertThat(answer.body().at("/mediationDueOn").isNull()).isTrue();
        assertThat(answer.body().at("/complete").asBoolean()).isTrue();
        assertThat(answer.body().at("/allowed").toString())
                .isEqualTo("[\"acceptance\",\"declination\",\"withdrawal\",\"pauses\",\"corrections\"]");
        assertThat(answer.text("complainant/name")).isEqualTo("张三");

        var fact = told(id, 1).getFirst();
        assertThat(fact.key()).isEqualTo(point.code());
        assertThat(header(fact, EventCodec.TYPE)).isEqualTo("complaint-received.v1");
        assertThat(header(fact, EventCodec.SOURCE)).isEqualTo("/complaint-service");
        assertThat(header(fact, EventCodec.ID)).isEqualTo("complaint-service/" + id + "/1");
        assertThat(header(fact, EventCodec.SEQUENCE)).isEqualTo("1");
        assertThat(header(fact, "traceparent")).startsWith("00-");
        var body = json.readTree(fact.value());
        assertThat(body.at("/ledgerNumber").asString()).isEqualTo(point.code() + "-2026-0001");
        assertThat(body.at("/disputedAmount/amount").asString()).isEqualTo("6000.00");
        assertThat(body.at("/channel").asString()).isEqualTo("PHONE");
        assertThat(body.at("/actorRole").asString()).isEqualTo("POINT_OFFICER");
        assertThat(body.at("/decisionDueOn").asString()).isEqualTo("2026-12-02");
        assertThat(new String(fact.value(), StandardCharsets.UTF_8))
                .doesNotContain("张三", "1380000", "350428199001010011", "李四", "月饼", "胜利街");
    }

    @Test
    void storesADocumentWithoutClassNamesThatReadsBackAsItWas() {
        var id = registered(aPoint());
        await().untilAsserted(() ->
                assertThat(stored(id).getList("pending", Document.class)).isEmpty());

        var document = stored(id);
        assertThat(document.toJson()).doesNotContain("_class");
        assertThat(document.getString("status")).isEqualTo("RECEIVED");
        assertThat(document.getEmbedded(List.of("clocks", "decision", "dueOn"), String.class))
                .isEqualTo("2026-12-02");
        assertThat(document.getString("ledgerNumber")).endsWith("-2026-0001");
        assertThat(document.getList("steps", Document.class)).hasSize(1);
        var again = new Document();
        var read = mongo.getConverter().read(Complaint.class, new Document(document));
        mongo.getConverter().write(read, again);
        assertThat(again.keySet()).isEqualTo(document.keySet());
        assertThat(mongo.getConverter().read(Complaint.class, again)) // sealed anew, so not the same bytes
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(RecordKey.class)
                .isEqualTo(mongo.getConverter().read(Complaint.class, new Document(document)));
    }

    @Test
    void answersTheSameReferenceWithTheFirstResult() {
        var point = aPoint();
        var body = COMPLAINT.replaceFirst("\\{", "{\"externalReference\":\"paper-17\",");
        var first = post("/api/complaints", body, officerOf(point));

        var second = post("/api/complaints", body.replace("6000.00", "7000.00"), officerOf(point));
        var elsewhere = post("/api/complaints", body, officerOf(aPoint()));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.text("disputedAmount/amount")).isEqualTo("6000.00");
        assertThat(elsewhere.status()).isEqualTo(201);
        assertThat(register(point).text("ledgerNumber")).endsWith("-0002");
    }

    @Test
    void answersARepeatedRequestWithTheFirstResultAndNoSecondNumber() {
        var point = aPoint();
        var key = UUID.randomUUID().toString();
        var first = post("/api/complaints", COMPLAINT, officerOf(point), "Idempotency-Key", key);

        var second = post("/api/complaints", COMPLAINT, officerOf(point), "Idempotency-Key", key);
        var other = post(
                "/api/complaints", COMPLAINT.replace("REFUND", "REPAIR"), officerOf(point), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("ledgerNumber")).isEqualTo(first.text("ledgerNumber"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(register(point).text("ledgerNumber")).endsWith("-0002");
    }

    @Test
    void refusesAKeyThatComesWithAnotherReference() {
        var point = aPoint();
        var key = UUID.randomUUID().toString();
        var body = COMPLAINT.replaceFirst("\\{", "{\"externalReference\":\"paper-18\",");
        var first = post("/api/complaints", body, officerOf(point), "Idempotency-Key", key);
        var second = post("/api/complaints", body, officerOf(point), "Idempotency-Key", key);
        var other =
                post("/api/complaints", body.replace("paper-18", "paper-19"), officerOf(point), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(422);
        assertThat(register(point).text("ledgerNumber")).endsWith("-0002");
    }

    @Test
    void takesAnIncompleteEntryAndSaysSo() {
        var answer = post("/api/complaints", """
                {"respondent":{"name":"某店"},"facts":{"content":"缺斤少两"},"category":"GENERAL"}""", officerOf(aPoint()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/complete").asBoolean()).isFalse();
        assertThat(answer.body().at("/disputedAmount").isNull()).isTrue();
        var fact = json.readTree(told(answer.text("id"), 1).getFirst().value());
        assertThat(fact.at("/complete").asBoolean()).isFalse();
        assertThat(fact.at("/channel").asString()).isEqualTo("APP");
    }

    @Test
    void importerEntersHistoryForAnyUnitOfTheCounty() {
        var point = aPoint();
        var answer = post(
                "/api/complaints",
                COMPLAINT
                        .replaceFirst(
                                "\\{",
                                "{\"unit\":\"%s\",\"occurredAt\":\"2025-12-31T23:30:00+08:00\",\"recordedAt\":\"2026-01-02T09:00:00+08:00\","
                                        .formatted(point.code()))
                        .replace("2026-11-20", "2025-12-30"),
                of(Role.IMPORTER));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("ledgerNumber")).isEqualTo(point.code() + "-2025-0001");
        assertThat(answer.text("steps/0/channel")).isEqualTo("IMPORT");
        assertThat(answer.text("recordedAt")).isEqualTo("2026-01-02T01:00:00Z");
        assertThat(answer.text("complainant/name")).isEqualTo("张**");
    }

    @Test
    void stationEntersInItsOwnLedgerOnly() {
        var own = post("/api/complaints", COMPLAINT, stationOfficer());
        var points = post(
                "/api/complaints",
                COMPLAINT.replaceFirst("\\{", "{\"unit\":\"%s\",".formatted(aPoint().code())),
                stationOfficer());

        assertThat(own.status()).isEqualTo(201);
        assertThat(own.text("unit/code")).isEqualTo(STATION);
        assertThat(points.status()).isEqualTo(400);
        assertThat(points.text("errors/0/field")).isEqualTo("unit");
    }

    @Test
    void refusesWhatCameInWhenTheUnitWasClosed() {
        var closed = aPointOf(STATION, LocalDate.parse("2026-06-30"));
        var after = post("/api/complaints", COMPLAINT, officerOf(closed));
        var before = post(
                "/api/complaints",
                COMPLAINT
                        .replaceFirst("\\{", "{\"occurredAt\":\"2026-06-30T18:00:00+08:00\",")
                        .replace("2026-11-20", "2026-06-01"),
                officerOf(closed));

        assertThat(after.status()).isEqualTo(400);
        assertThat(after.text("errors/0/field")).isEqualTo("occurredAt");
        assertThat(before.status()).isEqualTo(201);
    }

    @Test
    void masksPeopleForAllWhoDoNotHandleIt() {
        var point = aPoint();
        var id = registered(point);

        for (var reader : List.of(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR, Role.IMPORTER)) {
            var seen = get("/api/complaints/" + id, of(reader));
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.raw().body())
                    .doesNotContain("张三", "13800000001", "350428199001010011", "李四", "月饼", "胜利街", "point_officer@");
            assertThat(seen.text("complainant/phone")).isEqualTo("***0001");
        }
        assertThat(get("/api/complaints/" + id, stationOfficer()).text("complainant/name"))
                .isEqualTo("张三");
        assertThat(get("/api/complaints?unit=" + point.code(), officerOf(point))
                        .raw()
                        .body())
                .contains("张**")
                .doesNotContain("张三", "13800000001", "月饼");
    }

    @Test
    void isNotThereForOtherUnitsAndOffices() {
        var id = registered(aPoint());

        assertThat(get("/api/complaints/" + id, officerOf(aPoint())).status()).isEqualTo(404);
        assertThat(get("/api/complaints/" + id, TestIssuer.token(Role.STATION_OFFICER, COUNTY, "350428101000"))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/complaints/" + id, TestIssuer.officeToken(OFFICE, COUNTY))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/complaints/" + id, of(Role.OPERATOR)).status()).isEqualTo(403);
        assertThat(step(id, "acceptance", "{}", officerOf(aPoint())).status()).isEqualTo(404);
        assertThat(step(id, "acceptance", "{}", of(Role.AUDITOR)).status()).isEqualTo(403);
        assertThat(post("/api/complaints", COMPLAINT, of(Role.AUDITOR)).status())
                .isEqualTo(403);
    }

    @Test
    void listsWhatIsAskedForPageByPage() {
        var point = aPoint();
        for (int i = 0; i < 5; i++) {
            assertThat(register(point).status()).isEqualTo(201);
        }
        var declined = registered(point);
        assertThat(step(declined, "declination", "{\"ground\":\"OTHER\"}", officerOf(point))
                        .status())
                .isEqualTo(200);

        var path = "/api/complaints?status=RECEIVED&limit=3&unit=" + point.code();
        var first = get(path, stationOfficer());
        var second = get(path + "&after=" + first.text("next"), stationOfficer());

        assertThat(first.body().at("/items").size()).isEqualTo(3);
        assertThat(second.body().at("/items").size()).isEqualTo(2);
        assertThat(second.body().at("/next").isNull()).isTrue();
        assertThat(first.body().at("/items/2/id").asString())
                .isLessThan(second.body().at("/items/0/id").asString());
        assertThat(get("/api/complaints?after=junk", stationOfficer()).text("errors/0/field"))
                .isEqualTo("after");
        assertThat(get("/api/complaints?status=LOST", stationOfficer()).text("errors/0/field"))
                .isEqualTo("status");
        assertThat(get("/api/complaints?unit=" + point.code(), officerOf(aPoint()))
                        .body()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void learnsUnitsFromTheirTopicAndKeepsTheNewest() {
        var code = "350428100999";
        var unit = new UnitRef(code, UnitKind.POINT, List.of(COUNTY, STATION, code));
        tell(registered(unit, 2, LocalDate.parse("2026-06-30")));
        tell(registered(unit, 1, null));
        var marker = new UnitRef("350428100998", UnitKind.POINT, List.of(COUNTY, STATION, "350428100998"));
        tell(registered(marker, 1, null));

        await().untilAsserted(() -> assertThat(network.unit(code)).isNotNull());
        await().untilAsserted(() -> assertThat(network.unit(marker.code())).isNotNull());
        assertThat(post("/api/complaints", COMPLAINT, officerOf(unit)).text("errors/0/field"))
                .isEqualTo("occurredAt");
    }

    @Test
    void describesItselfInOpenApi() {
        var description = get("/v3/api-docs", of(Role.AUDITOR));

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.body().at("/paths").propertyNames())
                .contains("/api/complaints", "/api/complaints/{id}/settlement", "/api/ledger");
        assertThat(description
                        .body()
                        .at("/paths/~1api~1complaints/post/parameters")
                        .findValuesAsString("name"))
                .containsExactlyInAnyOrder("If-Match", "Idempotency-Key");
        assertThat(description
                        .body()
                        .at("/paths/~1api~1complaints/get/parameters")
                        .findValuesAsString("name"))
                .containsExactlyInAnyOrder(
                        "unit",
                        "status",
                        "category",
                        "receivedFrom",
                        "receivedTo",
                        "dueBefore",
                        "ledgerNumber",
                        "sort",
                        "after",
                        "limit");
    }
}
