package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.NetworkEvent.OfficeRegistered;
import org.steelyard.contracts.NetworkEvent.OfficeState;
import org.steelyard.contracts.OfficeKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.testkit.TestIssuer;

class ReportTrackIT extends LedgerScene {

    private static final String LEAD = """
            {"reporter":{"name":"王五","phone":"13900000009","address":"古镛镇东门3号"},
             "reported":{"name":"某某农资店","address":"古镛镇西门5号"},
             "content":"店里卖假种子","place":"古镛镇","happenedOn":"2026-11-21","category":"FARM_INPUTS",
             "evidence":[{"kind":"PHOTO","note":"包装袋照片"}]}""";
    private static final String REPORT = "{\"lead\":" + LEAD + ",\"channel\":\"PHONE\"}";

    private final String office = TestIssuer.officeToken(OFFICE, COUNTY);
    private final String otherOffice = TestIssuer.officeToken("350428-AMR-ELSEWHERE", COUNTY);

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
        for (var code : List.of(OFFICE, "350428-AMR-ELSEWHERE")) {
            network.learn(new OfficeRegistered(
                    new Origin(
                            "assessment-service",
                            code,
                            1,
                            OPENED,
                            OPENED,
                            new UnitRef(COUNTY, UnitKind.COUNTY, List.of(COUNTY)),
                            Role.COUNTY_REGULATOR,
                            Channel.APP),
                    new OfficeState(
                            code, "示例所", OfficeKind.LOCAL_OFFICE, List.of(Category.FOOD), List.of(COUNTY), true)));
        }
    }

    @Test
    void goesFromTheUnitToTheOfficeAndToItsOutcomeWithinTheLimitsOfTheLaw() {
        var point = aPoint();
        var recorded = post("/api/violation-reports", REPORT, officerOf(point));
        var id = recorded.text("id");

        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(201);
        assertThat(recorded.text("ledgerNumber")).isEqualTo(point.code() + "-2026-R0001");
        assertThat(recorded.text("clock/rule")).isEqualTo("L1-lead");
        assertThat(recorded.text("clock/dueOn")).isEqualTo("2026-11-24");
        assertThat(recorded.body().at("/allowed").toString()).isEqualTo("[\"passing-on\",\"outcome\"]");
        assertThat(get("/api/violation-reports/" + id, office).status()).isEqualTo(404);

        var passed = act(id, "passing-on", "{\"office\":\"" + OFFICE + "\"}", officerOf(point));
        assertThat(passed.text("clock/rule")).isEqualTo("D4");
        assertThat(passed.text("clock/dueOn")).isEqualTo("2026-12-14");
        var extended = act(id, "extension", "{\"reason\":\"CASE_COMPLEX\",\"note\":\"厂家在外省\"}", office);
        // fifteen more working days end in a year whose calendar is not published
        assertThat(extended.body().at("/clock/calendarMissing").asInt()).isEqualTo(2027);
        assertThat(extended.body().at("/clock/extended").asBoolean()).isTrue();
        assertThat(act(id, "extension", "{\"reason\":\"OTHER\"}", office).text("type"))
                .isEqualTo("urn:steelyard:problem:extended-before");
        var filed = act(id, "outcome", "{\"outcome\":\"CASE_FILED\"}", office);
        assertThat(filed.text("status")).isEqualTo("CASE_FILED");
        assertThat(filed.text("clock/rule")).isEqualTo("D5");
        assertThat(act(id, "extension", "{\"reason\":\"CASE_COMPLEX\"}", office).status())
                .isEqualTo(200);
        assertThat(act(id, "extension", "{\"reason\":\"CASE_COMPLEX\"}", office).status())
                .isEqualTo(409);
        assertThat(act(id, "outcome", "{\"outcome\":\"CASE_NOT_FILED\"}", office)
                        .text("state"))
                .isEqualTo("CASE_FILED");
        var closed = act(id, "outcome", "{\"outcome\":\"OTHER\",\"note\":\"已处罚\"}", office);
        assertThat(closed.text("status")).isEqualTo("CLOSED");
        assertThat(closed.body().at("/clock").isNull()).isTrue();
        assertThat(closed.body().at("/allowed").size()).isZero();

        var facts = told(id, 4);
        assertThat(facts.stream().map(fact -> header(fact, EventCodec.TYPE)))
                .containsExactly(
                        "violation-reported.v1",
                        "lead-passed-on.v1",
                        "report-outcome-recorded.v1",
                        "report-outcome-recorded.v1");
        assertThat(facts.stream().map(fact -> header(fact, EventCodec.SEQUENCE)))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void onlyWhoHandlesTheReportLearnsWhoToldItAndEachLookIsKept() {
        var point = aPoint();
        var id = recorded(point);
        var path = "/api/violation-reports/" + id;
        var look = path + "/reporter?purpose=ASKING_FOR_DETAILS";

        assertThat(act(id, "passing-on", "{\"office\":\"" + OFFICE + "\"}", officerOf(point))
                        .status())
                .isEqualTo(200);
        assertThat(get(look, officerOf(point)).text("name")).isEqualTo("王五");
        var seen = get(look, office);
        assertThat(seen.text("phone")).isEqualTo("13900000009");
        assertThat(seen.header("Cache-Control")).contains("no-store");
        for (var other :
                List.of(stationOfficer(), of(Role.COUNTY_REGULATOR), of(Role.GOVERNANCE_OFFICE), of(Role.AUDITOR))) {
            assertThat(get(look, other).status()).isEqualTo(403);
        }
        assertThat(get(look, otherOffice).status()).isEqualTo(404);
        assertThat(get(look, officerOf(aPoint())).status()).isEqualTo(404);
        assertThat(get(path + "/reporter", officerOf(point)).status()).isEqualTo(400);
        assertThat(mongo.getCollection("reporterDisclosures")
                        .find(new Document("report", id))
                        .map(found -> found.getString("account") + " " + found.getString("purpose"))
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder(
                        "point_officer@" + point.code() + " ASKING_FOR_DETAILS",
                        "office@" + OFFICE + " ASKING_FOR_DETAILS");

        // nobody, handling it or not, finds the reporter in the report, its list or its events
        for (var reader : List.of(officerOf(point), office, stationOfficer(), of(Role.AUDITOR))) {
            assertThat(get(path, reader).raw().body()).doesNotContain("王五", "13900000009", "东门");
        }
        assertThat(get(path, of(Role.AUDITOR)).raw().body()).doesNotContain("假种子", "某某农资店", "包装袋");
        assertThat(get("/api/violation-reports?unit=" + point.code(), officerOf(point))
                        .raw()
                        .body())
                .contains(id)
                .doesNotContain("王五", "假种子", "某某农资店");
        assertThat(told(id, 2).stream().map(ConsumerRecord::value).map(String::new))
                .noneMatch(fact -> fact.contains("王五") || fact.contains("13900000009") || fact.contains("假种子"));
        assertThat(mongo.getCollection("violationReports")
                        .find(new Document("_id", id))
                        .first()
                        .toJson())
                .doesNotContain("王五", "13900000009", "东门");
    }

    @Test
    void outcomesAreTheOfficesToTellAndAWithdrawalTheUnits() {
        var point = aPoint();
        var id = recorded(point);
        var path = "{\"office\":\"" + OFFICE + "\"}";

        assertThat(act(id, "outcome", "{\"outcome\":\"CASE_FILED\"}", officerOf(point))
                        .status())
                .isEqualTo(403);
        assertThat(act(id, "passing-on", path, of(Role.AUDITOR)).status()).isEqualTo(403);
        assertThat(act(id, "passing-on", "{\"office\":\"no-such\"}", officerOf(point))
                        .text("errors/0/field"))
                .isEqualTo("office");
        assertThat(act(id, "passing-on", path, officerOf(point)).status()).isEqualTo(200);
        assertThat(act(id, "passing-on", path, officerOf(point)).text("state")).isEqualTo("PASSED_ON");
        assertThat(act(id, "outcome", "{\"outcome\":\"CASE_FILED\"}", officerOf(point))
                        .status())
                .isEqualTo(403);
        assertThat(act(id, "extension", "{\"reason\":\"OTHER\"}", officerOf(point))
                        .status())
                .isEqualTo(403);
        assertThat(act(id, "outcome", "{\"outcome\":\"WITHDRAWN_BY_REPORTER\"}", officerOf(point))
                        .text("status"))
                .isEqualTo("CLOSED");
    }

    @Test
    void anonymousReportHasNobodyToDisclose() {
        var point = aPoint();
        var body = REPORT.replaceFirst("\"reporter\":\\{[^}]*\\},", "");
        var recorded = post("/api/violation-reports", body, officerOf(point));

        assertThat(recorded.body().at("/anonymous").asBoolean()).isTrue();
        assertThat(get(
                                "/api/violation-reports/" + recorded.text("id")
                                        + "/reporter?purpose=TELLING_THE_OUTCOME",
                                officerOf(point))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void mixedLetterIsSplitIntoTwoLinkedEntriesEachOnceHoweverOftenItIsSent() {
        var point = aPoint();
        var lead = LEAD.replaceFirst("\"reporter\":\\{[^}]*\\},", "");
        var letter = COMPLAINT.replaceFirst("\\{", "{\"violationReport\":" + lead + ",");
        var key = UUID.randomUUID().toString();

        var first = post("/api/complaints", letter, officerOf(point), "Idempotency-Key", key);
        var again = post("/api/complaints", letter, officerOf(point), "Idempotency-Key", key);

        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        var report = get("/api/violation-reports/" + first.text("linkedEntry"), officerOf(point));
        assertThat(report.text("linkedEntry")).isEqualTo(first.text("id"));
        assertThat(reportsOf(point)).hasSize(1);
        // who wrote the letter told the report
        assertThat(get(
                                "/api/violation-reports/" + report.text("id") + "/reporter?purpose=TELLING_THE_OUTCOME",
                                officerOf(point))
                        .text("name"))
                .isEqualTo("张三");
        assertThat(json.readTree(told(first.text("id"), 1).getFirst().value())
                        .at("/linkedEntry")
                        .asString())
                .isEqualTo(report.text("id"));
        assertThat(json.readTree(told(report.text("id"), 1).getFirst().value())
                        .at("/linkedEntry")
                        .asString())
                .isEqualTo(first.text("id"));
    }

    @Test
    void mixedLetterIsMadeWholeByTheSameRequestAfterACrashBetweenItsHalves() {
        var point = aPoint();
        var letter = COMPLAINT.replaceFirst("\\{", "{\"violationReport\":" + LEAD + ",");
        var key = UUID.randomUUID().toString();
        interference.beforeTheNextReport(() -> {
            throw new IllegalStateException("crashed");
        });

        assertThat(post("/api/complaints", letter, officerOf(point), "Idempotency-Key", key)
                        .status())
                .isEqualTo(500);
        assertThat(reportsOf(point)).isEmpty();
        clock.putForward(Duration.ofSeconds(1));
        var again = post("/api/complaints", letter, officerOf(point), "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("ledgerNumber")).endsWith("-2026-0001");
        assertThat(reportsOf(point)).containsExactly(point.code() + "-2026-R0001");
        assertThat(get("/api/violation-reports/" + again.text("linkedEntry"), officerOf(point))
                        .text("linkedEntry"))
                .isEqualTo(again.text("id"));
    }

    @Test
    void leadFoundInMediationNamesItsComplaint() {
        var point = aPoint();
        var complaint = registered(point);
        var found = REPORT.replaceFirst("\\{", "{\"linkedEntry\":\"" + complaint + "\",");

        var recorded = post("/api/violation-reports", found, officerOf(point));
        assertThat(recorded.text("linkedEntry")).isEqualTo(complaint);
        assertThat(post("/api/violation-reports", found, officerOf(aPoint())).text("errors/0/field"))
                .isEqualTo("linkedEntry");
    }

    @Test
    void importedReportIsTakenInOnce() {
        var point = aPoint();
        var body = REPORT.replaceFirst(
                "\\{",
                "{\"unit\":\"%s\",\"externalReference\":\"old-7\",\"recordedAt\":\"2026-11-22T09:00:00+08:00\",\"occurredAt\":\"2026-11-22T08:00:00+08:00\","
                        .formatted(point.code()));

        var first = post("/api/violation-reports", body, of(Role.IMPORTER));
        var second = post("/api/violation-reports", body, of(Role.IMPORTER));

        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(first.text("steps/0/channel")).isEqualTo("IMPORT");
    }

    private String recorded(UnitRef point) {
        return post("/api/violation-reports", REPORT, officerOf(point)).text("id");
    }

    private Answer act(String id, String action, String body, String token) {
        return post("/api/violation-reports/" + id + "/" + action, body, token);
    }

    private List<String> reportsOf(UnitRef point) {
        return mongo.getCollection("violationReports")
                .find(new Document("unit.code", point.code()))
                .map(found -> found.getString("ledgerNumber"))
                .into(new ArrayList<>());
    }
}
