package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.contracts.Role;

class BadInputIT extends LedgerScene {

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    static Stream<Arguments> registrations() {
        return Stream.of(
                Arguments.of("unknown field", with("\"colour\":\"red\""), "colour"),
                Arguments.of(
                        "unknown field inside",
                        COMPLAINT.replace("\"consents\"", "\"consent\""),
                        "complainant.consent"),
                Arguments.of("number for text", COMPLAINT.replace("\"张三\"", "3"), "complainant.name"),
                Arguments.of(
                        "text for number",
                        COMPLAINT.replace("\"complainants\":1", "\"complainants\":\"1\""),
                        "complainants"),
                Arguments.of("number for amount", COMPLAINT.replace("\"6000.00\"", "6000.00"), "disputedAmount.amount"),
                Arguments.of("number for code", COMPLAINT.replace("\"FOOD\"", "1"), "category"),
                Arguments.of("unknown code", COMPLAINT.replace("\"FOOD\"", "\"LOVE\""), "category"),
                Arguments.of("missing category", COMPLAINT.replace("\"category\":\"FOOD\",", ""), "category"),
                Arguments.of("missing facts", COMPLAINT.replaceFirst("\"facts\":\\{[^}]*\\},", ""), "facts"),
                Arguments.of(
                        "blank content",
                        COMPLAINT.replaceFirst("\"content\":\"[^\"]*\"", "\"content\":\" \""),
                        "facts.content"),
                Arguments.of(
                        "neither name",
                        COMPLAINT.replace("\"name\":\"张三\",", "").replace("\"name\":\"李四商店\",", ""),
                        "complainant.name"),
                Arguments.of("name too long", COMPLAINT.replace("张三", "张".repeat(61)), "complainant.name"),
                Arguments.of("content too long", COMPLAINT.replace("买的", "买".repeat(2_000)), "facts.content"),
                Arguments.of("phone with letters", COMPLAINT.replace("13800000001", "call me"), "complainant.phone"),
                Arguments.of("negative amount", COMPLAINT.replace("6000.00", "-1"), "disputedAmount.amount"),
                Arguments.of("fractions of a fen", COMPLAINT.replace("6000.00", "0.001"), "disputedAmount.amount"),
                Arguments.of("foreign currency", COMPLAINT.replace("CNY", "USD"), "disputedAmount.currency"),
                Arguments.of(
                        "no complainant at all",
                        COMPLAINT.replace("\"complainants\":1", "\"complainants\":0"),
                        "complainants"),
                Arguments.of("claimed channel", COMPLAINT.replace("\"PHONE\"", "\"IMPORT\""), "channel"),
                Arguments.of("a slip", with("\"occurredAt\":\"0202-01-01T00:00:00+08:00\""), "occurredAt"),
                Arguments.of("long ago", with("\"occurredAt\":\"-999999999-01-01T00:00:00+08:00\""), "occurredAt"),
                Arguments.of("future", with("\"occurredAt\":\"2036-01-01T00:00:00+08:00\""), "occurredAt"),
                Arguments.of("time without offset", with("\"occurredAt\":\"2026-11-23T09:00:00\""), "occurredAt"),
                Arguments.of("claimed recording", with("\"recordedAt\":\"2026-11-23T09:00:00+08:00\""), "recordedAt"),
                Arguments.of("happens tomorrow", COMPLAINT.replace("2026-11-20", "2026-11-24"), "facts.happenedOn"),
                Arguments.of(
                        "happened in no year", COMPLAINT.replace("2026-11-20", "-999999999-01-01"), "facts.happenedOn"),
                Arguments.of("number for a day", COMPLAINT.replace("\"2026-11-20\"", "20"), "facts.happenedOn"),
                Arguments.of("unknown unit", with("\"unit\":\"999999999999\""), "unit"),
                Arguments.of("the county's ledger", with("\"unit\":\"" + COUNTY + "\""), "unit"),
                Arguments.of("another unit", with("\"unit\":\"" + STATION + "\""), "unit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void namesTheFieldAndWritesNothing(String what, String body, String field) {
        var point = aPoint();

        var answer = post("/api/complaints", body, officerOf(point));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("errors/0/field")).isEqualTo(field);
        assertThat(answer.text("errors/0/detail")).isNotBlank().doesNotContain("张三", "1380000");
        assertThat(mongo.getCollection("complaints").countDocuments(new Document("unit.code", point.code())))
                .isZero();
        assertThat(mongo.getCollection("ledgerVolumes").countDocuments(new Document("_id", point.code() + "|2026")))
                .isZero();
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of("acceptance", "{\"why\":\"x\"}", "why"),
                Arguments.of("acceptance", "{\"occurredAt\":\"2036-01-01T00:00:00+08:00\"}", "occurredAt"),
                Arguments.of("acceptance", "{\"occurredAt\":5}", "occurredAt"),
                Arguments.of("declination", "{}", "ground"),
                Arguments.of("declination", "{\"ground\":\"BORING\"}", "ground"),
                Arguments.of("mediation-attempts", "{}", "outcome"),
                Arguments.of("mediation-attempts", "{\"outcome\":0}", "outcome"),
                Arguments.of("settlement", "{\"settledAmount\":{\"amount\":\"1\"}}", "settledAmount.currency"),
                Arguments.of("settlement", "{\"settledAmount\":\"1\"}", "settledAmount"),
                Arguments.of("termination", "{\"ground\":null}", "ground"),
                Arguments.of("withdrawal", "{\"recordedAt\":\"2026-01-01T00:00:00+08:00\"}", "recordedAt"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void stepNamesTheFieldAndWritesNothing(String step, String body, String field) {
        var point = aPoint();
        var id = registered(point);

        var answer = step(id, step, body, officerOf(point));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.text("errors/0/field")).isEqualTo(field);
        assertThat(stored(id).getList("steps", Document.class)).hasSize(1);
    }

    @Test
    void malformedJsonSaysWhere() {
        var point = aPoint();
        for (var path : new String[] {"/api/complaints", "/api/complaints/" + registered(point) + "/acceptance"}) {
            for (var body : new String[] {"", "{", "[]", "null", "{}{}"}) {
                var answer = post(path, body, officerOf(point));
                assertThat(answer.status()).as(body).isEqualTo(400);
                assertThat(answer.text("type")).startsWith("urn:steelyard:problem:");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "complaints, receivedFrom, +999999999-12-31",
        "complaints, receivedTo, -999999999-01-01",
        "complaints, dueBefore, 2026-02-30",
        "consultations, month, +12026-11",
        "callback-samples, month, 0001-01"
    })
    void aDayOfNoCalendarIsRefusedByName(String collection, String parameter, String value) {
        var point = aPoint();
        var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var answer =
                get("/api/" + collection + "?unit=" + point.code() + "&" + parameter + "=" + encoded, officerOf(point));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.text("errors/0/field")).isEqualTo(parameter);
        assertThat(answer.text("errors/0/detail")).contains("1900", "9999", "2026-03");
    }

    @Test
    void speaksTheCallersLanguage() {
        var point = aPoint();
        var body = COMPLAINT.replace("\"category\":\"FOOD\",", "").replace("张三", "张".repeat(61));

        var chinese = post("/api/complaints", body, officerOf(point)).raw().body();
        var english = post("/api/complaints", body, officerOf(point), "Accept-Language", "en")
                .raw()
                .body();

        assertThat(chinese).contains("请求有误").doesNotContain("must not");
        assertThat(english).contains("Invalid request").contains("must not be null");
    }

    @Test
    void refusesAnOversizeBody() {
        var body = COMPLAINT.replace("买的", "买".repeat(200_000));

        assertThat(post("/api/complaints", body, officerOf(aPoint())).status()).isEqualTo(413);
    }

    @Test
    void refusesAKeyOrTagItCannotRead() {
        var point = aPoint();

        assertThat(post("/api/complaints", COMPLAINT, officerOf(point), "Idempotency-Key", "k".repeat(200))
                        .text("errors/0/field"))
                .isEqualTo("Idempotency-Key");
        assertThat(step(registered(point), "acceptance", "{}", officerOf(point), "If-Match", "yesterday")
                        .text("errors/0/field"))
                .isEqualTo("If-Match");
    }

    @Test
    void unknownPathsAndComplaintsAreNotFound() {
        var point = aPoint();

        assertThat(get("/api/complaints/no-such", officerOf(point)).status()).isEqualTo(404);
        assertThat(step("no-such", "acceptance", "{}", officerOf(point)).status())
                .isEqualTo(404);
        assertThat(step(registered(point), "resurrection", "{}", officerOf(point))
                        .status())
                .isEqualTo(404);
        assertThat(get("/api/ledgers", officerOf(point)).status()).isEqualTo(404);
        assertThat(get("/api/ledger?year=2026&unit=999999999999", of(Role.AUDITOR))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        var request = HttpRequest.newBuilder(uri("/api/complaints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(COMPLAINT));

        assertThat(send(request.build()).status()).isEqualTo(401);
        assertThat(get("/api/complaints", "junk").status()).isEqualTo(401);
    }

    private static String with(String member) {
        return COMPLAINT.replaceFirst("\\{", "{" + member + ",");
    }
}
