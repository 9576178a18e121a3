package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.steelyard.contracts.Role;
import org.steelyard.platform.event.EventCodec;

class ComplaintStepsIT extends LedgerScene {

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void isAcceptedMediatedAndSettled() {
        var point = aPoint();
        var officer = officerOf(point);
        var id = registered(point);

        var accepted = step(id, "acceptance", "{}", officer, "If-Match", "\"0\"");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.header("ETag")).isEqualTo("\"1\"");
        assertThat(accepted.text("status")).isEqualTo("ACCEPTED");
        assertThat(accepted.text("deadlines/mediation/rule")).isEqualTo("D2");
        // sixty days later is in a year whose calendar is not published
        assertThat(accepted.body().at("/mediationDueOn").isNull()).isTrue();
        assertThat(accepted.body().at("/calendarMissing").asInt()).isEqualTo(2027);

        assertThat(step(id, "mediation-attempts", "{\"outcome\":\"ADJOURNED\"}", officer)
                        .text("status"))
                .isEqualTo("IN_MEDIATION");
        // the station mediates for its point
        assertThat(step(id, "mediation-attempts", "{\"outcome\":\"AGREED\"}", stationOfficer())
                        .status())
                .isEqualTo(200);
        var settled = step(id, "settlement", "{\"settledAmount\":{\"amount\":\"5000\",\"currency\":\"CNY\"}}", officer);

        assertThat(settled.text("status")).isEqualTo("SETTLED");
        assertThat(settled.text("settledAmount/amount")).isEqualTo("5000.00");
        assertThat(settled.body().at("/allowed").toString()).isEqualTo("[\"reopening\",\"corrections\",\"callback\"]");
        assertThat(settled.body().at("/steps").size()).isEqualTo(5);
        assertThat(settled.text("steps/3/actorRole")).isEqualTo("STATION_OFFICER");
        assertThat(settled.text("steps/3/details/outcome")).isEqualTo("AGREED");
        assertThat(stored(id)
                        .getList("steps", org.bson.Document.class)
                        .getLast()
                        .getString("actor"))
                .isEqualTo("point_officer@" + point.code());
        assertThat(told(id, 5).stream().map(fact -> header(fact, EventCodec.TYPE)))
                .containsExactly(
                        "complaint-received.v1",
                        "complaint-accepted.v1",
                        "mediation-attempted.v1",
                        "mediation-attempted.v1",
                        "complaint-settled.v1");
    }

    @Test
    void keepsTheRuleUnderWhichItWasAccepted() {
        var point = aPoint();
        var importer = of(Role.IMPORTER);
        var id = post(
                        "/api/complaints",
                        COMPLAINT
                                .replaceFirst(
                                        "\\{",
                                        "{\"unit\":\"%s\",\"occurredAt\":\"2026-04-13T09:00:00+08:00\",\"recordedAt\":\"2026-04-13T09:00:00+08:00\","
                                                .formatted(point.code()))
                                .replace("2026-11-20", "2026-04-10"),
                        importer)
                .text("id");

        var accepted = step(id, "acceptance", """
                {"occurredAt":"2026-04-14T23:59:00+08:00","recordedAt":"2026-04-14T23:59:30+08:00"}""", importer);

        assertThat(accepted.text("deadlines/mediation/rule")).isEqualTo("D2-old");
        assertThat(accepted.text("mediationDueOn")).isEqualTo("2026-06-18");
        var fact = json.readTree(told(id, 2).getLast().value());
        assertThat(fact.at("/deadlineRule").asString()).isEqualTo("D2-old");
        assertThat(fact.at("/mediationDueOn").asString()).isEqualTo("2026-06-18");
        assertThat(fact.at("/recordedAt").asString()).isEqualTo("2026-04-14T15:59:30Z");
        assertThat(fact.at("/channel").asString()).isEqualTo("IMPORT");
    }

    @Test
    void isDeclinedTerminatedOrWithdrawnOnACodedGround() {
        var point = aPoint();
        var officer = officerOf(point);
        var declined = registered(point);
        var terminated = registered(point);
        var withdrawn = registered(point);

        assertThat(step(declined, "declination", "{\"ground\":\"OUTSIDE_DUTY_OR_AREA\"}", officer)
                        .text("status"))
                .isEqualTo("DECLINED");
        assertThat(step(terminated, "acceptance", "{}", officer).status()).isEqualTo(200);
        assertThat(step(terminated, "termination", "{\"ground\":\"PARTY_ABSENT_OR_REFUSES\"}", officer)
                        .text("status"))
                .isEqualTo("TERMINATED");
        assertThat(step(withdrawn, "withdrawal", "{}", officer).text("status")).isEqualTo("WITHDRAWN");

        assertThat(json.readTree(told(declined, 2).getLast().value())
                        .at("/ground")
                        .asString())
                .isEqualTo("OUTSIDE_DUTY_OR_AREA");
        assertThat(header(told(terminated, 3).getLast(), EventCodec.TYPE)).isEqualTo("mediation-terminated.v1");
        assertThat(header(told(withdrawn, 2).getLast(), EventCodec.TYPE)).isEqualTo("complaint-withdrawn.v1");
    }

    @Test
    void refusesAForbiddenStepAndSaysWhatIsAllowed() {
        var point = aPoint();
        var id = registered(point);
        var refusedBefore = refused();

        var answer = step(id, "settlement", "{}", officerOf(point), "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("urn:steelyard:problem:transition-refused");
        assertThat(answer.text("state")).isEqualTo("RECEIVED");
        assertThat(answer.body().at("/allowed").toString())
                .isEqualTo("[\"acceptance\",\"declination\",\"withdrawal\",\"pauses\",\"corrections\"]");
        assertThat(answer.text("detail")).contains("RECEIVED").contains("settlement");
        assertThat(step(id, "settlement", "{}", officerOf(point)).text("title")).isEqualTo("此步骤现在不可进行");
        assertThat(get("/api/complaints/" + id, officerOf(point)).header("ETag"))
                .isEqualTo("\"0\"");
        assertThat(refused()).isEqualTo(refusedBefore + 2);
    }

    @Test
    void refusesAStepOnARevisionThatNoLongerStands() {
        var point = aPoint();
        var id = registered(point);
        assertThat(step(id, "acceptance", "{}", officerOf(point), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);

        var stale = step(id, "withdrawal", "{}", officerOf(point), "If-Match", "\"0\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().at("/current").asInt()).isEqualTo(1);
        assertThat(get("/api/complaints/" + id, officerOf(point)).text("status"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void repeatedStepHasNoSecondEffect() {
        var point = aPoint();
        var id = registered(point);
        assertThat(step(id, "acceptance", "{}", officerOf(point)).status()).isEqualTo(200);
        var key = UUID.randomUUID().toString();

        var body = "{\"outcome\":\"FAILED\"}";
        var first = step(id, "mediation-attempts", body, officerOf(point), "Idempotency-Key", key);
        var second = step(id, "mediation-attempts", body, officerOf(point), "Idempotency-Key", key);
        var other =
                step(id, "mediation-attempts", "{\"outcome\":\"AGREED\"}", officerOf(point), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(told(id, 3)).hasSize(3);
    }

    @Test
    void stepBeforeThePreviousOneNamesTheField() {
        var point = aPoint();
        var id = registered(point);

        var answer = step(id, "acceptance", "{\"occurredAt\":\"2026-11-01T09:00:00+08:00\"}", officerOf(point));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors/0/field")).isEqualTo("occurredAt");
        assertThat(answer.text("errors/0/detail")).contains("2026-11-23T");
    }

    private double refused() {
        return meters.counter("steelyard.complaints.refused", "type", "settlement")
                .count();
    }
}
