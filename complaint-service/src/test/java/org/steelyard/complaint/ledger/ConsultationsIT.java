package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;

class ConsultationsIT extends LedgerScene {

    private static final String QUESTION = """
            {"kind":"CONSULTATION","category":"FOOD","content":"买的米能退吗","answer":"七日内可以"}""";

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void questionCountsForTheMonthItWasAskedIn() {
        var point = aPoint();
        var entered = post("/api/consultations", QUESTION, officerOf(point));

        assertThat(entered.status()).as(entered.raw().body()).isEqualTo(201);
        assertThat(entered.text("month")).isEqualTo("2026-11");
        var fact = told(entered.text("id"), 1).getFirst();
        assertThat(header(fact, EventCodec.TYPE)).isEqualTo("consultation-logged.v1");
        assertThat(json.readTree(fact.value()).at("/month").asString()).isEqualTo("2026-11");
        assertThat(new String(fact.value(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("米");
        var read = "/api/consultations/" + entered.text("id");
        assertThat(get(read, stationOfficer()).text("content")).isEqualTo("买的米能退吗");
        assertThat(get(read, of(Role.AUDITOR)).text("content")).isEqualTo("***");
        assertThat(get(read, officerOf(aPoint())).status()).isEqualTo(404);
        assertThat(get("/api/consultations?month=2026-11&unit=" + point.code(), stationOfficer())
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(post(
                                "/api/consultations",
                                QUESTION.replace("\"kind\"", "\"month\":\"2026-10\",\"kind\""),
                                officerOf(point))
                        .text("errors/0/field"))
                .isEqualTo("month");
    }

    @Test
    void nilNoteIsRefusedWhereItWouldNotBeTrue() {
        var point = aPoint();
        assertThat(post("/api/consultations", QUESTION, officerOf(point)).status())
                .isEqualTo(201);

        assertThat(post("/api/consultations", nil("2026-11"), officerOf(point)).text("type"))
                .isEqualTo("urn:steelyard:problem:month-not-nil");
        assertThat(post("/api/consultations", nil("2026-12"), officerOf(point)).text("errors/0/field"))
                .isEqualTo("month");
    }

    @Test
    void nilNoteIsWrittenOnce() {
        var point = aPoint();
        var key = UUID.randomUUID().toString();

        var first = post("/api/consultations", nil("2026-10"), officerOf(point), "Idempotency-Key", key);
        var repeated = post("/api/consultations", nil("2026-10"), officerOf(point), "Idempotency-Key", key);
        var second = post("/api/consultations", nil("2026-10"), officerOf(point));

        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("type")).isEqualTo("urn:steelyard:problem:nil-note-there");
        assertThat(post("/api/consultations", nil("2026-09"), officerOf(point)).status())
                .isEqualTo(201);
    }

    @Test
    void eachKindSaysWhatItIsThereFor() {
        var officer = officerOf(aPoint());

        assertThat(post("/api/consultations", "{\"kind\":\"NIL_NOTE\"}", officer)
                        .text("errors/0/field"))
                .isEqualTo("month");
        assertThat(post(
                                "/api/consultations",
                                "{\"kind\":\"NIL_NOTE\",\"month\":\"2026-10\",\"content\":\"x\"}",
                                officer)
                        .text("errors/0/field"))
                .isEqualTo("kind");
        assertThat(post("/api/consultations", "{\"kind\":\"CONSULTATION\",\"content\":\"x\"}", officer)
                        .text("errors/0/field"))
                .isEqualTo("category");
        assertThat(post("/api/consultations", "{\"kind\":\"CONSULTATION\",\"category\":\"FOOD\"}", officer)
                        .text("errors/0/field"))
                .isEqualTo("content");
        assertThat(post("/api/consultations", "{\"kind\":\"NIL_NOTE\",\"month\":\"2026-13\"}", officer)
                        .text("errors/0/field"))
                .isEqualTo("month");
    }

    private static String nil(String month) {
        return "{\"kind\":\"NIL_NOTE\",\"month\":\"" + month + "\"}";
    }
}
