package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent.EscalatedToOffice;
import org.steelyard.contracts.EscalationEvent.EscalationJoined;
import org.steelyard.contracts.EscalationEvent.EscalationReturned;
import org.steelyard.contracts.EscalationEvent.EscalationTransferred;
import org.steelyard.contracts.EscalationTrigger;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ReturnReason;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.TestIssuer;

/** What becomes of a complaint beside the straight way: corrected, paused, opened again, called back, handed around. */
class ComplaintAfterlifeIT extends LedgerScene {

    @Autowired
    ClockTelemetry telemetry;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void isOpenedAgainByAnotherThanWhoClosedIt() {
        var point = aPoint();
        var id = registered(point);
        var officer = officerOf(point);
        assertThat(step(id, "declination", "{\"ground\":\"OTHER\"}", officer).status())
                .isEqualTo(200);

        var refused = step(id, "reopening", "{\"reason\":\"CLOSED_BY_MISTAKE\"}", officer);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).isEqualTo("urn:steelyard:problem:reopened-by-closer");
        // the county, which mediates nothing, may open a case again
        var reopened = step(
                id, "reopening", "{\"reason\":\"FALSE_CLOSURE\",\"note\":\"回访时发现未处理\"}", of(Role.COUNTY_REGULATOR));
        assertThat(reopened.status()).as(reopened.raw().body()).isEqualTo(200);
        assertThat(reopened.text("status")).isEqualTo("REOPENED");
        assertThat(reopened.text("clock/rule")).isEqualTo("D1"); // hangs on receipt as ever
        assertThat(reopened.raw().body()).doesNotContain("回访时发现"); // the county does not handle it
        assertThat(get("/api/complaints/" + id, officer).raw().body()).contains("回访时发现");
        assertThat(step(id, "acceptance", "{}", officer).text("clock/rule")).isEqualTo("D2");
        var fact = told(id, 4).get(2);
        assertThat(header(fact, EventCodec.TYPE)).isEqualTo("complaint-reopened.v1");
        assertThat(new String(fact.value(), StandardCharsets.UTF_8))
                .contains("FALSE_CLOSURE")
                .doesNotContain("回访");
    }

    @Test
    void correctionKeepsWhatWasThereAndTellsWhatTheRulesNeed() {
        var point = aPoint();
        var id = registered(point);
        var officer = officerOf(point);
        assertThat(step(id, "withdrawal", "{}", officer).status()).isEqualTo(200);

        var body = """
                {"reason":"NEW_INFORMATION","note":"家属来电","changes":{
                  "complainant":{"phone":"13900000002","address":""},"category":"FOOD_POISONING",
                  "disputedAmount":{"amount":"60","currency":"CNY"},"harm":"FOOD_POISONING","respondentPlace":"ONLINE",
                  "suspicion":"VIOLATION"}}""";
        var corrected = step(id, "corrections", body, officer);

        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
        assertThat(corrected.text("status")).isEqualTo("WITHDRAWN");
        assertThat(corrected.text("complainant/phone")).isEqualTo("13900000002");
        assertThat(corrected.body().at("/complainant/address").isNull()).isTrue();
        assertThat(corrected.text("complainant/name")).isEqualTo("张三");
        var before = new TreeMap<String, String>();
        corrected
                .body()
                .at("/corrections/0/amended")
                .values()
                .forEach(one -> before.put(
                        one.at("/field").asString(), one.at("/before").asString("")));
        assertThat(before)
                .containsEntry("complainant.phone", "13800000001")
                .containsEntry("complainant.address", "古镛镇胜利街1号")
                .containsEntry("disputedAmount", "6000.00 CNY")
                .containsEntry("category", "FOOD")
                .hasSize(7);
        assertThat(get("/api/complaints/" + id, of(Role.AUDITOR)).raw().body())
                .contains("complainant.phone")
                .doesNotContain("13800000001", "胜利街", "家属来电");
        var fact = json.readTree(told(id, 3).getLast().value());
        assertThat(fact.at("/category").asString()).isEqualTo("FOOD_POISONING");
        assertThat(fact.at("/disputedAmount/amount").asString()).isEqualTo("60.00");
        assertThat(fact.at("/respondentPlace").asString()).isEqualTo("ONLINE");
        assertThat(fact.toString()).doesNotContain("1390000", "1380000", "张三");

        assertThat(step(id, "corrections", body, officer).text("errors/0/field"))
                .isEqualTo("changes");
        assertThat(step(id, "corrections", body.replace("\"category\"", "\"occurredAt\""), officer)
                        .text("errors/0/field"))
                .isEqualTo("changes.occurredAt");
        assertThat(step(
                                id,
                                "corrections",
                                "{\"reason\":\"OTHER\",\"changes\":{\"complainant\":{\"name\":\"\"},\"respondent\":{\"name\":\"\"}}}",
                                officer)
                        .text("errors/0/field"))
                .isEqualTo("complainant.name");
        assertThat(step(
                                id,
                                "corrections",
                                "{\"reason\":\"OTHER\",\"changes\":{\"facts\":{\"content\":\" \"}}}",
                                officer)
                        .text("errors/0/field"))
                .isEqualTo("changes.facts.content");
    }

    @Test
    void pauseStopsTheClockAndMovesWhatIsDue() {
        var point = aPoint();
        var officer = officerOf(point);
        var id = registered(point);
        assertThat(get("/api/complaints/" + id, officer).text("clock/light")).isEqualTo("GREEN");

        var paused = step(id, "pauses", "{\"reason\":\"SUPPLEMENTING_DOCUMENTS\"}", officer);
        assertThat(paused.text("clock/light")).isEqualTo("PAUSED");
        assertThat(get("/api/complaints?unit=" + point.code(), officer).text("items/0/clock/light"))
                .isEqualTo("PAUSED");
        clock.putForward(Duration.ofDays(2));
        var resumed = step(id, "pauses/1/end", "{}", officer);
        clock.putForward(Duration.ofDays(-2));

        // two days after 2 December
        assertThat(resumed.text("decisionDueOn")).isEqualTo("2026-12-04");
        assertThat(resumed.text("clock/dueOn")).isEqualTo("2026-12-04");
        assertThat(resumed.body().at("/pauses").size()).isEqualTo(1);
        var fact = json.readTree(told(id, 3).getLast().value());
        assertThat(fact.at("/days").asInt()).isEqualTo(2);
        assertThat(fact.at("/decisionDueOn").asString()).isEqualTo("2026-12-04");
        assertThat(fact.at("/mediationDueOn").asString("")).isEmpty();
    }

    @Test
    void openComplaintsAreCountedByTheirLight() {
        telemetry.count();
        var green = clocks("green");
        var paused = clocks("paused");
        var point = aPoint();
        var first = registered(point);
        var second = registered(point);

        assertThat(step(first, "pauses", "{\"reason\":\"SUPPLEMENTING_DOCUMENTS\"}", officerOf(point))
                        .status())
                .isEqualTo(200);
        telemetry.count();
        assertThat(clocks("green")).isEqualTo(green + 1);
        assertThat(clocks("paused")).isEqualTo(paused + 1);

        assertThat(step(second, "withdrawal", "{}", officerOf(point)).status()).isEqualTo(200);
        telemetry.count();
        assertThat(clocks("green")).isEqualTo(green);
    }

    private double clocks(String light) {
        return meters.get("steelyard.complaints.clocks")
                .tag("light", light)
                .gauge()
                .value();
    }

    @Test
    void whatEndsWhilePausedEndsItsPauseFirst() {
        var point = aPoint();
        var id = registered(point);
        assertThat(step(id, "pauses", "{\"reason\":\"SETTLING_JURISDICTION\"}", officerOf(point))
                        .status())
                .isEqualTo(200);

        var withdrawn = step(id, "withdrawal", "{}", officerOf(point));

        assertThat(withdrawn.text("status")).isEqualTo("WITHDRAWN");
        assertThat(told(id, 4).stream().map(fact -> header(fact, EventCodec.TYPE)))
                .containsExactly(
                        "complaint-received.v1", "deadline-paused.v1", "deadline-resumed.v1", "complaint-withdrawn.v1");
    }

    @Test
    void sampleIsDrawnOnceAndAnybodyCanDrawItAgain() throws Exception {
        var point = aPoint();
        var closed = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            var id = registered(point);
            assertThat(step(id, "withdrawal", "{}", officerOf(point)).status()).isEqualTo(200);
            closed.add(id);
        }
        var draw = "{\"unit\":\"" + point.code() + "\",\"month\":\"2026-11\"}";
        var path = "/api/callback-samples";
        assertThat(post(path, draw, stationOfficer()).text("errors/0/field")).isEqualTo("month"); // it is not over
        clock.putForward(Duration.ofDays(10));

        var drawn = post(path, draw, stationOfficer());
        var again = post(path, draw, of(Role.COUNTY_REGULATOR));
        var byThePoint = post(path, draw, officerOf(point));
        var fromElsewhere = post(path, draw, TestIssuer.token(Role.STATION_OFFICER, COUNTY, "350428101000"));
        clock.putForward(Duration.ofDays(-10));

        assertThat(drawn.status()).as(drawn.raw().body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(drawn.body());
        assertThat(texts(drawn, "population")).containsExactlyInAnyOrderElementsOf(closed);
        assertThat(drawn.body().at("/size").asInt()).isEqualTo(5);
        var lots = new TreeMap<String, String>();
        for (var id : texts(drawn, "population")) {
            lots.put(
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest((drawn.text("seed") + "|" + id).getBytes(StandardCharsets.UTF_8))),
                    id);
        }
        assertThat(texts(drawn, "drawn"))
                .containsExactlyElementsOf(lots.values().stream().limit(5).toList());
        assertThat(byThePoint.status()).isEqualTo(403);
        assertThat(fromElsewhere.status()).isEqualTo(404);
        assertThat(get(path + "?month=2026-11&unit=" + point.code(), of(Role.AUDITOR))
                        .text("seed"))
                .isEqualTo(drawn.text("seed"));

        var chosen = texts(drawn, "drawn").getFirst();
        var other = closed.stream()
                .filter(id -> !texts(drawn, "drawn").contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(step(chosen, "callback", "{\"grade\":\"FAIR\",\"note\":\"还算满意\"}", stationOfficer())
                        .body()
                        .at("/callback/drawn")
                        .asBoolean())
                .isTrue();
        assertThat(step(other, "callback", "{\"grade\":\"VERY_SATISFIED\"}", of(Role.COUNTY_REGULATOR))
                        .body()
                        .at("/callback/drawn")
                        .asBoolean())
                .isFalse();
        var fact = json.readTree(told(chosen, 3).getLast().value());
        assertThat(fact.at("/grade").asString()).isEqualTo("FAIR");
        assertThat(fact.at("/drawn").asBoolean()).isTrue();
        assertThat(fact.toString()).doesNotContain("满意");
    }

    @Test
    void officesThatGetItReadItAndOnlyTheLastReturnBringsItBack() {
        var point = aPoint();
        var id = registered(point);
        var first = UUID.randomUUID().toString();
        var second = UUID.randomUUID().toString();
        tell(escalated(first, 1, point, id, OFFICE));
        tell(new EscalationTransferred(origin(first, 2, point), id, OFFICE, "office-b", null));
        tell(new EscalationJoined(origin(first, 3, point), id, "office-b", "office-c"));
        tell(escalated(second, 1, point, id, "office-d"));
        await().untilAsserted(() -> assertThat(seenBy("office-d", id)).isEqualTo(200));
        assertThat(List.of(seenBy(OFFICE, id), seenBy("office-b", id), seenBy("office-c", id)))
                .containsOnly(200);
        assertThat(seenBy("office-e", id)).isEqualTo(404);

        tell(new EscalationReturned(origin(first, 4, point), id, "office-b", ReturnReason.NOT_SERIOUS));
        await().untilAsserted(
                        () -> assertThat(view(point, id).text("steps/5/type")).isEqualTo("RETURN"));
        assertThat(view(point, id).text("status")).isEqualTo("ESCALATED");
        assertThat(view(point, id).text("clock/rule")).isEqualTo("D1");
        tell(new EscalationReturned(origin(second, 2, point), id, "office-d", ReturnReason.NOT_SERIOUS));
        await().untilAsserted(() -> assertThat(view(point, id).text("status")).isEqualTo("IN_MEDIATION"));
        // nobody had accepted it, so D2 counts from the return
        assertThat(view(point, id).text("clock/rule")).isEqualTo("D2");
        assertThat(view(point, id).text("deadlines/mediation/from")).isEqualTo("2026-11-23");
    }

    @Test
    void referralThatIsHeardOfBeforeTheComplaintIsTriedAgain() {
        var point = aPoint();
        var body = COMPLAINT.replaceFirst("\\{", "{\"externalReference\":\"early\",");
        var id = UUID.nameUUIDFromBytes(("ref|own|" + point.code() + "|early").getBytes(StandardCharsets.UTF_8))
                .toString();
        tell(escalated(UUID.randomUUID().toString(), 1, point, id, OFFICE));

        var entered = post("/api/complaints", body, officerOf(point));

        assertThat(entered.text("id")).isEqualTo(id);
        await().untilAsserted(() -> assertThat(view(point, id).text("status")).isEqualTo("ESCALATED"));
    }

    @Test
    void complaintsAgainstOneRespondentBearOneKeyThatDoesNotNameIt() {
        var point = aPoint();
        var keys = new ArrayList<String>();
        for (var name : List.of("Lee Shop 李四", "ＬＥＥ　shop李四", "王五商店")) {
            var id = post("/api/complaints", COMPLAINT.replace("李四商店", name), officerOf(point))
                    .text("id");
            keys.add(json.readTree(told(id, 1).getFirst().value())
                    .at("/respondentKey")
                    .asString(""));
        }
        var unnamed = post("/api/complaints", COMPLAINT.replace("\"name\":\"李四商店\",", ""), officerOf(point))
                .text("id");

        assertThat(keys).allMatch(key -> !key.isBlank() && !key.contains("李四"));
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
        assertThat(json.readTree(told(unnamed, 1).getFirst().value())
                        .at("/respondentKey")
                        .asString(""))
                .isEmpty();
    }

    @Test
    void tableOfLimitsNamesTheLaw() {
        var table = get("/api/deadlines", of(Role.AUDITOR));

        assertThat(table.status()).isEqualTo(200);
        assertThat(table.body().at("/items").values().stream()
                        .map(rule -> rule.at("/id").asString()))
                .contains("D1", "D2-old", "D2", "D3", "D4", "D5", "L4");
        assertThat(table.text("items/1/validTo")).isEqualTo("2026-04-14");
        assertThat(table.text("items/0/article")).isEqualTo("art. 14");
    }

    private int seenBy(String office, String id) {
        return get("/api/complaints/" + id, TestIssuer.officeToken(office, COUNTY))
                .status();
    }

    private Answer view(UnitRef point, String id) {
        return get("/api/complaints/" + id, officerOf(point));
    }

    private static List<String> texts(Answer answer, String member) {
        return answer.body().at("/" + member).values().stream()
                .map(one -> one.asString())
                .toList();
    }

    private EscalatedToOffice escalated(String escalation, long sequence, UnitRef point, String id, String office) {
        return new EscalatedToOffice(
                origin(escalation, sequence, point), id, office, EscalationTrigger.OFFICER, null, null, null, null);
    }

    private Origin origin(String escalation, long sequence, UnitRef point) {
        return new Origin(
                "escalation-service",
                escalation,
                sequence,
                clock.instant(),
                clock.instant(),
                point,
                Role.OFFICE_OFFICER,
                Channel.APP);
    }
}
