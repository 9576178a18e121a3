package org.steelyard.escalation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.escalation.Complaints.MONDAY;
import static org.steelyard.escalation.Complaints.against;
import static org.steelyard.escalation.Complaints.received;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.MovedClock;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.escalation.SettableClock;
import org.steelyard.escalation.complaint.ComplaintFacts;
import org.steelyard.escalation.complaint.KnownComplaint;
import org.steelyard.escalation.referral.CountyAtWork;
import org.steelyard.escalation.referral.Referral;
import org.steelyard.testkit.Backing;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
@Import({MovedClock.class, CountyAtWork.class})
@SuppressWarnings("NullAway.Init") // filled before each test
class RuleTableIT {

    private static final String LATE =
            "{\"id\":\"R8\",\"fires\":\"DEADLINE_PASSED\",\"action\":\"ESCALATE\",\"targets\":{\"POINT\":\"LOCAL_OFFICE\",\"STATION\":\"LOCAL_OFFICE\"}}";

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    ReferralRules rules;

    @Autowired
    Referral referral;

    @Autowired
    SettableClock clock;

    private ServiceUnderTest service;
    private County county;
    private String regulator;

    @BeforeEach
    void aCounty() {
        clock.set(MONDAY);
        service = new ServiceUnderTest(port, kafka, consumers);
        county = new County(UUID.randomUUID().toString().substring(0, 8));
        regulator = county.token(Role.COUNTY_REGULATOR);
    }

    @Test
    void beginsWithWhatComesWithTheService() {
        var table = service.get("/api/referral-rules", county.officer());

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body())
                .contains("\"inForce\":1", "\"version\":1", "\"validFrom\":\"2024-01-01\"", "\"id\":\"R8\"");
    }

    @Test
    void holdsForWhatIsReceivedFromItsFirstDayOn() {
        var published = publish("2026-11-18", largeFrom("1000") + "," + LATE);

        assertThat(published.statusCode()).isEqualTo(201);
        assertThat(published.body()).contains("\"version\":2");
        assertThat(versionFor("2026-11-17")).isEqualTo(1);
        assertThat(versionFor("2026-11-18")).isEqualTo(2);
        assertThat(versionFor("2023-12-31")).isZero();
        assertThat(service.get("/api/referral-rules", county.officer()).body())
                .contains("\"inForce\":1", "\"validTo\":\"2026-11-17\"");
        assertThat(rules.rulesFor(ComplaintFacts.of(aComplaint("9", "2026-11-18")))
                        .version())
                .isEqualTo(2);
        var elsewhere = new County(UUID.randomUUID().toString().substring(0, 8));
        assertThat(service.get("/api/referral-rules", elsewhere.officer()).body())
                .doesNotContain("\"version\":2");
    }

    @Test
    void hasNoTwoVersionsForOneDayAndChangesNoPast() {
        assertThat(publish("2026-11-16", LATE).body()).contains("\"field\":\"validFrom\"", "2026-11-17");
        assertThat(publish("2026-11-20", LATE).statusCode()).isEqualTo(201);
        var overlapping = publish("2026-11-20", LATE);
        assertThat(overlapping.statusCode()).isEqualTo(400);
        assertThat(overlapping.body()).contains("\"field\":\"validFrom\"", "2026-11-21");
        assertThat(publish("2026-11-21", LATE).body()).contains("\"version\":3");
    }

    @Test
    void isPublishedOnceWhenTheRequestIsRepeated() {
        var body = "{\"validFrom\":\"2026-11-18\",\"rules\":[" + LATE + "]}";
        var key = UUID.randomUUID().toString();

        var first = service.post("/api/referral-rules", body, regulator, "Idempotency-Key", key);
        var again = service.post("/api/referral-rules", body, regulator, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(service.get("/api/referral-rules", regulator).body()).doesNotContain("\"version\":3");
    }

    @Test
    void isChangedByTheCountyOnly() {
        var body = "{\"validFrom\":\"2026-11-18\",\"rules\":[" + LATE + "]}";

        for (var path : new String[] {"", "/dry-run"}) {
            assertThat(service.post("/api/referral-rules" + path, body, county.officer())
                            .statusCode())
                    .isEqualTo(path.isEmpty() ? 403 : 400); // the dry run has no first day
            assertThat(service.post(
                                    "/api/referral-rules" + path,
                                    "{\"rules\":[" + LATE + "]}",
                                    county.token(Role.AUDITOR))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | rules",
                "{\"validFrom\":\"2026-11-18\"} | rules",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[]} | rules",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[null]} | rules[0]",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[{\"id\":\"R1\",\"fires\":\"FULL_MOON\"}]} | rules[0].fires",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[{\"id\":\"R1\",\"fires\":\"LARGE_AMOUNT\",\"action\":\"ASK\"}]} | rules[0].thresholds",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[{\"colour\":\"red\"}]} | rules[0].colour",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[{\"thresholds\":{\"VILLAGE\":\"5\"}}]} | STATION, POINT",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[{\"thresholds\":{\"POINT\":{\"$gt\":0}}}]} | rules[0].thresholds.POINT",
                "{\"validFrom\":\"2026-11-18\",\"rules\":[{\"thresholds\":{\"POINT\":\"1e9\"}}]} | rules[0].thresholds.POINT",
                "{\"validFrom\":\"soon\",\"rules\":[]} | validFrom",
            })
    void namesTheLineThatIsWrong(String body, String told) {
        var answer = service.post("/api/referral-rules", body, regulator);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
    }

    @Test
    void isTriedOutOnTheComplaintsOfTheYearAndChangesNothing() {
        for (int at = 0; at < 3; at++) {
            referral.hear(aComplaint("2000", "2026-11-0" + (at + 1)));
        }
        referral.hear(aComplaint("8000", "2026-11-04"));
        referral.hear(aComplaint("8000", "2025-01-04"));
        for (int at = 0; at < 4; at++) {
            referral.hear(against(aComplaint("1", "2026-10-0" + (at + 1)), "somebody", 1));
        }
        var group =
                "{\"id\":\"R2\",\"fires\":\"GROUP_COMPLAINT\",\"action\":\"ASK\",\"complainants\":4,\"withinDays\":30,\"targets\":{\"POINT\":\"LOCAL_OFFICE\",\"STATION\":\"LOCAL_OFFICE\"}}";

        var tried = service.post(
                "/api/referral-rules/dry-run",
                "{\"rules\":[" + largeFrom("1000") + "," + group + "," + LATE + "]}",
                regulator);

        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body())
                .contains("\"cases\":8", "\"truncated\":false")
                .contains("\"rule\":\"R1\",\"wouldFire\":4,\"fires\":1")
                .contains("\"rule\":\"R2\",\"wouldFire\":4,\"fires\":0")
                .contains("\"unit\":\"" + county.point().code() + "\",\"wouldFire\":4");
        assertThat(service.get("/api/escalations?rule=R2", regulator).body()).contains("\"items\":[]");
        assertThat(service.get("/api/referral-rules", regulator).body()).doesNotContain("\"version\":2");
        assertThat(service.post(
                                "/api/referral-rules/dry-run",
                                "{\"rules\":[" + LATE + "],\"from\":\"2020-01-01\"}",
                                regulator)
                        .body())
                .contains("\"field\":\"from\"");
    }

    private int versionFor(String day) {
        return rules.rulesFor(ComplaintFacts.of(aComplaint("1", day))).version();
    }

    private ComplaintReceived aComplaint(String yuan, String day) {
        var at = Instant.parse(day + "T00:00:00Z").plus(Duration.ofHours(2));
        var complaint = received(county.point(), yuan, Category.GENERAL, Harm.NONE, Channel.APP, at);
        assertThat(KnownComplaint.unheardOf(complaint.subject())
                        .after(complaint)
                        .open())
                .isTrue();
        return complaint;
    }

    private java.net.http.HttpResponse<String> publish(String validFrom, String rows) {
        return service.post(
                "/api/referral-rules", "{\"validFrom\":\"" + validFrom + "\",\"rules\":[" + rows + "]}", regulator);
    }

    private static String largeFrom(String yuan) {
        return "{\"id\":\"R1\",\"fires\":\"LARGE_AMOUNT\",\"action\":\"ASK\",\"currency\":\"CNY\",\"thresholds\":{\"POINT\":\""
                + yuan + "\"},\"targets\":{\"POINT\":\"LOCAL_OFFICE\"}}";
    }
}
