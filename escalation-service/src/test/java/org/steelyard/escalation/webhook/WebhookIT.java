package org.steelyard.escalation.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.EscalationEvent.EscalationOverdue;
import org.steelyard.contracts.EscalationEvent.EscalationUnroutable;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.escalation.EscalationServiceApplication;
import org.steelyard.escalation.Replica;
import org.steelyard.escalation.ServiceUnderTest;
import org.steelyard.escalation.ServiceUnderTest.County;
import org.steelyard.testkit.Api;
import org.steelyard.testkit.Backing;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {EscalationServiceApplication.class, WebhookIT.ClockOfTheTest.class},
        properties = {
            "steelyard.webhooks.allow-loopback=true",
            "steelyard.webhooks.timeout=1s",
            "steelyard.webhooks.connect-timeout=1s",
            "steelyard.webhooks.first-retry=10ms",
            "steelyard.webhooks.max-retry=20ms",
            "steelyard.webhooks.first-wait=50ms",
            "steelyard.webhooks.max-wait=100ms",
            "steelyard.webhooks.breaker-wait=50ms",
            "steelyard.webhooks.watch-interval=50ms",
            "steelyard.webhooks.sweep-interval=200ms"
        })
@ContextConfiguration(initializers = Backing.class)
@SuppressWarnings("NullAway.Init") // filled before each test
class WebhookIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2026-11-18T10:00");

    @LocalServerPort
    int port;

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    ShiftedClock clock;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Environment environment;

    private final TestReceiver receiver = new TestReceiver();
    private ServiceUnderTest service;
    private County county;
    private Api regulator;

    @BeforeEach
    void aCountyAtWork() {
        clock.set(WEDNESDAY);
        service = new ServiceUnderTest(port, kafka, consumers);
        county = new County(UUID.randomUUID().toString().substring(0, 8));
        regulator = Api.on(port).as(county.token(Role.COUNTY_REGULATOR));
    }

    @AfterEach
    void nobodyListensAnyMore() {
        receiver.close();
        regulator
                .get("/api/webhooks")
                .json()
                .at("/items")
                .forEach(item -> assertThat(regulator
                                .delete("/api/webhooks/" + item.at("/id").asString())
                                .status())
                        .isEqualTo(204));
    }

    @Test
    void arePushedInOrderSignedAndOnce() throws Exception {
        var secret = register(receiver).at("/secret");
        IntStream.rangeClosed(1, 5).forEach(number -> overdue("c" + number));

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(5));
        for (int number = 1; number <= 5; number++) {
            var call = receiver.received().get(number - 1);
            assertThat(call.body()).contains("\"type\":\"escalation-overdue\"", "\"complaint\":\"c" + number + "\"");
            assertThat(call.id()).endsWith("_" + number);
            assertThat(call.signature()).isEqualTo("v1," + hmac(secret, call));
            assertThat(Long.parseLong(call.timestamp()))
                    .isCloseTo(clock.instant().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
        }
    }

    @Test
    void areTriedAgainUntilTheReceiverIsWell() {
        receiver.answering(call -> call <= 4 ? 503 : 200);
        register(receiver);
        overdue("first");
        overdue("second");

        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(2));
        assertThat(receiver.taken().getFirst()).contains("first");
        assertThat(receiver.received().stream()
                        .limit(5)
                        .map(TestReceiver.Received::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void goToTheDeadLettersIfRefusedAndAreSentAgainWhenAnOperatorSaysSo() {
        receiver.answering(call -> call == 1 ? 400 : 200);
        var id = register(receiver).at("/id");
        overdue("refused");
        overdue("taken");
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
        var operator = Api.on(port).as(county.token(Role.OPERATOR));
        var dead = operator.get("/api/webhooks/" + id + "/dead-letters");

        var replaying = operator.post("/api/webhooks/" + id + "/replay", "{}");

        assertThat(dead.json().at("/items").size()).isEqualTo(1);
        assertThat(dead.at("/items/0/cause")).isEqualTo("HTTP_400");
        assertThat(replaying.status()).isEqualTo(202);
        assertThat(replaying.json().at("/replaying").asInt()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(receiver.taken()).hasSize(2).last().asString().contains("refused"));
        await().untilAsserted(() -> assertThat(operator.get("/api/webhooks/" + id + "/dead-letters")
                        .json()
                        .at("/items")
                        .size())
                .isZero());
        assertThat(receiver.received().getLast().id())
                .isEqualTo(receiver.received().getFirst().id());
    }

    @Test
    void areGivenUpAfterADayAndDoNotHoldUpWhatIsNewer() {
        receiver.answering(503);
        var id = register(receiver).at("/id");
        overdue("old");
        await().until(() -> !receiver.received().isEmpty());

        clock.set(WEDNESDAY.plusDays(1).plusHours(1));

        await().untilAsserted(() -> assertThat(
                        regulator.get("/api/webhooks/" + id + "/dead-letters").at("/items/0/cause"))
                .isIn("HTTP_503", "LEFT_ALONE"));
        receiver.answering(200);
        overdue("new");
        await().untilAsserted(() ->
                assertThat(receiver.taken()).singleElement().asString().contains("new"));
    }

    @Test
    void areNotHeldUpByAReceiverThatHangs() {
        try (var another = new TestReceiver()) {
            receiver.hanging();
            var id = register(receiver).at("/id");
            register(another);
            IntStream.rangeClosed(1, 3).forEach(number -> overdue("c" + number));

            await().untilAsserted(() -> assertThat(another.taken()).hasSize(3));
            assertThat(receiver.received()).hasSizeLessThanOrEqualTo(3);
            await().untilAsserted(() -> assertThat(
                            regulator.get("/api/webhooks/" + id).at("/health/lastFailure"))
                    .isIn("TIMEOUT", "LEFT_ALONE"));
        }
    }

    @Test
    void waitForTheMorningUnlessTheyAreUrgent() {
        clock.set(LocalDateTime.parse("2026-11-20T22:00")); // Friday
        register(receiver);
        overdue("first");
        overdue("second");
        unroutable("hurt");
        await().untilAsserted(() ->
                assertThat(receiver.taken()).singleElement().asString().contains("unroutable"));

        clock.set(LocalDateTime.parse("2026-11-22T12:00")); // Sunday
        overdue("third");
        await().untilAsserted(() ->
                assertThat(regulator.get("/api/notifications").text()).contains("third"));
        assertThat(receiver.taken()).hasSize(1);

        clock.set(LocalDateTime.parse("2026-11-23T08:31")); // Monday
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(2));
        assertThat(receiver.taken().getLast())
                .contains("\"type\":\"digest\"", "first", "second", "third")
                .doesNotContain("unroutable");
        overdue("fourth");
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(3));
        assertThat(receiver.taken().getLast()).contains("\"type\":\"escalation-overdue\"", "fourth");
    }

    /** A replica that crashed in the middle holds a webhook until its lease is over, and no longer. */
    @Test
    void areTakenOverFromAReplicaThatFellSilent() {
        var id = register(receiver).at("/id");
        overdue("before");
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
        await().untilAsserted(() -> assertThat(progress(id).holder()).isNull());
        mongo.save(progress(id).held("another replica", clock.instant().plusSeconds(60)));

        overdue("after");
        await().untilAsserted(() ->
                assertThat(regulator.get("/api/notifications").text()).contains("\"after\""));
        assertThat(receiver.taken()).hasSize(1);

        clock.set(WEDNESDAY.plusMinutes(5));
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(2));
    }

    @Test
    void arePushedOnceAndInOrderByTwoReplicas() {
        register(receiver);
        try (var replica = Replica.of(environment, clock)) {
            assertThat(replica.isRunning()).isTrue();
            IntStream.rangeClosed(1, 20).forEach(number -> overdue("c" + number));

            await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(20));
            assertThat(receiver.received().stream().map(call -> call.id().replaceFirst(".*_", "")))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void goNowhereElseThanToTheirAddress() {
        try (var elsewhere = new TestReceiver()) {
            receiver.answering(302).pointingTo(elsewhere.url());
            var id = register(receiver).at("/id");
            overdue("c");

            await().untilAsserted(() -> assertThat(regulator
                            .get("/api/webhooks/" + id + "/dead-letters")
                            .at("/items/0/cause"))
                    .isEqualTo("HTTP_302"));
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void areUnderstoodByRobots() {
        try (var weCom = new TestReceiver()) {
            receiver.saying("{\"errcode\":0,\"errmsg\":\"ok\"}");
            weCom.saying("{\"errcode\":93000,\"errmsg\":\"invalid\"}");
            assertThat(regulator
                            .post(
                                    "/api/webhooks",
                                    "{\"url\":\"%s?access_token=1\",\"format\":\"DINGTALK\",\"secret\":\"SECabc\"}"
                                            .formatted(receiver.url()))
                            .at("/secret"))
                    .isEmpty();
            var id = regulator
                    .post("/api/webhooks", "{\"url\":\"%s?key=1\",\"format\":\"WECOM\"}".formatted(weCom.url()))
                    .at("/id");
            unroutable("c");

            await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
            assertThat(receiver.received().getFirst().query()).matches("access_token=1&timestamp=\\d+&sign=.+");
            assertThat(receiver.taken().getFirst()).contains("\"msgtype\":\"markdown\"", "移送无门");
            await().untilAsserted(() -> assertThat(regulator
                            .get("/api/webhooks/" + id + "/dead-letters")
                            .at("/items/0/cause"))
                    .isEqualTo("ROBOT_REFUSED"));
        }
    }

    @Test
    void areRegisteredOnceForOneKeyAndTellTheirSecretOnce() {
        var key = UUID.randomUUID().toString();
        var body = body(receiver);
        var first = regulator.with("Idempotency-Key", key).post("/api/webhooks", body);
        var again = regulator.with("Idempotency-Key", key).post("/api/webhooks", body);
        var id = first.at("/id");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/secret")).startsWith("whsec_");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/id")).isEqualTo(id);
        assertThat(again.at("/secret")).isEmpty();
        assertThat(regulator.get("/api/webhooks/" + id).text())
                .doesNotContain("whsec_", "/hooks")
                .contains("\"recipient\":\"unit:" + county.code());
        assertThat(regulator.post("/api/webhooks/" + id + "/secret", "{}").at("/secret"))
                .startsWith("whsec_")
                .isNotEqualTo(first.at("/secret"));
    }

    /** Whoever reads the store learns neither where they go nor how they are signed. */
    @Test
    void areSealedInTheStore() {
        var registered = register(receiver);
        var stored = mongo.getCollection("webhooks")
                .find(new org.bson.Document("_id", registered.at("/id")))
                .first();

        assertThat(stored).isNotNull();
        assertThat(stored.toJson()).doesNotContain("whsec_", "/hooks");
        overdue("c");
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
    }

    @Test
    void areChangedUnderTheRevisionThatWasSeen() {
        var registered = register(receiver);
        var path = "/api/webhooks/" + registered.at("/id");

        var stopped = regulator.with("If-Match", registered.header("ETag")).patch(path, "{\"active\":false}");
        var stale = regulator.with("If-Match", registered.header("ETag")).patch(path, "{\"active\":true}");
        overdue("while stopped");
        await().untilAsserted(() ->
                assertThat(regulator.get("/api/notifications").text()).contains("while stopped"));

        assertThat(stopped.json().at("/active").asBoolean()).isFalse();
        assertThat(stale.status()).isEqualTo(412);
        assertThat(receiver.received()).isEmpty();
        assertThat(regulator.patch(path, "{\"active\":true}").status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(receiver.taken()).hasSize(1));
    }

    @Test
    void areRemovedWithAllTheyLeft() {
        receiver.answering(400);
        var id = register(receiver).at("/id");
        overdue("c");
        await().untilAsserted(() -> assertThat(regulator
                        .get("/api/webhooks/" + id + "/dead-letters")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1));

        assertThat(regulator
                        .with("If-Match", "\"99\"")
                        .delete("/api/webhooks/" + id)
                        .status())
                .isEqualTo(412);
        assertThat(regulator.delete("/api/webhooks/" + id).status()).isEqualTo(204);
        assertThat(regulator.get("/api/webhooks/" + id).status()).isEqualTo(404);
        assertThat(mongo.findAll(DeadLetter.class))
                .noneMatch(letter -> letter.webhook().equals(id));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"POINT_OFFICER", "STATION_OFFICER", "GOVERNANCE_OFFICE", "AUDITOR", "OPERATOR", "IMPORTER"})
    void areRegisteredByNobodyElse(Role role) {
        var id = register(receiver).at("/id");
        var someone = Api.on(port).as(county.token(role));

        assertThat(someone.post("/api/webhooks", body(receiver)).status()).isEqualTo(403);
        assertThat(someone.patch("/api/webhooks/" + id, "{}").status()).isEqualTo(403);
        assertThat(someone.delete("/api/webhooks/" + id).status()).isEqualTo(403);
        assertThat(someone.get("/api/webhooks/" + id).status())
                .isEqualTo(role == Role.AUDITOR || role == Role.OPERATOR ? 200 : 403);
        assertThat(someone.post("/api/webhooks/" + id + "/replay", "{}").status())
                .isEqualTo(role == Role.OPERATOR ? 202 : 403);
    }

    @Test
    void belongToOneCountyAndOneOffice() {
        var id = register(receiver).at("/id");
        var stranger = Api.on(port).as(new County("elsewhere").token(Role.COUNTY_REGULATOR));
        var office = Api.on(port).as(county.office(county.local()));

        for (var other : List.of(stranger, office)) {
            assertThat(other.get("/api/webhooks/" + id).status()).isEqualTo(404);
            assertThat(other.patch("/api/webhooks/" + id, "{}").status()).isEqualTo(404);
            assertThat(other.delete("/api/webhooks/" + id).status()).isEqualTo(404);
            assertThat(other.post("/api/webhooks/" + id + "/replay", "{}").status())
                    .isEqualTo(404);
            assertThat(other.get("/api/webhooks").json().at("/items").size()).isZero();
        }
        assertThat(office.post("/api/webhooks", body(receiver)).at("/recipient"))
                .isEqualTo("office:" + county.local());
        assertThat(office.post(
                                "/api/webhooks",
                                "{\"url\":\"%s\",\"office\":\"%s\"}".formatted(receiver.url(), county.health()))
                        .at("/errors/0/field"))
                .isEqualTo("office");
        assertThat(office.post(
                                "/api/webhooks",
                                "{\"url\":\"%s\",\"unit\":\"%s\"}"
                                        .formatted(
                                                receiver.url(), county.point().code()))
                        .at("/errors/0/field"))
                .isEqualTo("unit");
    }

    @Test
    void areNotMoreThanTheSettingsAllow() {
        IntStream.range(0, 5).forEach(_ -> register(receiver));

        var sixth = regulator.post("/api/webhooks", body(receiver));

        assertThat(sixth.status()).isEqualTo(409);
        assertThat(sixth.problem()).isEqualTo("too-many-webhooks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}|url",
                "{\"url\":\"\"}|url",
                "{\"url\":1}|url",
                "{\"url\":{\"$ne\":null}}|url",
                "{\"url\":\"http://10.0.0.1/\"}|url",
                "{\"url\":\"https://10.0.0.1/\"}|url",
                "{\"url\":\"https://169.254.169.254/latest\"}|url",
                "{\"url\":\"ftp://127.0.0.1/\"}|url",
                "{\"url\":\"HERE\",\"format\":\"SMS\"}|format",
                "{\"url\":\"HERE\",\"secret\":\"mine\"}|secret",
                "{\"url\":\"HERE\",\"format\":\"WECOM\",\"secret\":\"mine\"}|secret",
                "{\"url\":\"HERE\",\"format\":\"DINGTALK\",\"secret\":\"a\\u0000\"}|secret",
                "{\"url\":\"HERE\",\"office\":\"nowhere\"}|office",
                "{\"url\":\"HERE\",\"unit\":\"nowhere\"}|unit",
                "{\"url\":\"HERE\",\"unit\":\"u\",\"office\":\"o\"}|unit",
                "{\"url\":\"HERE\",\"more\":1}|more"
            })
    void areRefusedWithAFieldThatIsWrong(String bodyAndField) {
        var parts = bodyAndField.split("\\|");

        var refused = regulator.post("/api/webhooks", parts[0].replace("HERE", receiver.url()));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo(parts[1]);
        assertThat(regulator.get("/api/webhooks").json().at("/items").size()).isZero();
    }

    private WebhookProgress progress(String id) {
        return java.util.Objects.requireNonNull(mongo.findById(id, WebhookProgress.class));
    }

    private Api.Answer register(TestReceiver at) {
        var answer = regulator.post("/api/webhooks", body(at));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static String body(TestReceiver at) {
        return "{\"url\":\"%s\"}".formatted(at.url());
    }

    /** Something the county is told that can wait. */
    private void overdue(String complaint) {
        service.tell(new EscalationOverdue(
                origin(), complaint, null, org.steelyard.contracts.Clock.REFERRAL, LocalDate.of(2026, 11, 17)));
    }

    /** Something the county is told that cannot. */
    private void unroutable(String complaint) {
        service.tell(new EscalationUnroutable(origin(), complaint, "R3", "NOBODY_ON_DUTY"));
    }

    private Origin origin() {
        return new Origin(
                "escalation-service",
                UUID.randomUUID().toString(),
                1,
                clock.instant(),
                clock.instant(),
                county.point(),
                Role.SYSTEM,
                Channel.SYSTEM);
    }

    private static String hmac(String secret, TestReceiver.Received call) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        var signed = call.id() + "." + call.timestamp() + "." + call.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class ClockOfTheTest {
        @Bean
        ShiftedClock clock() {
            return new ShiftedClock();
        }
    }

    /** A clock that goes on, from where a test sets it. */
    static final class ShiftedClock extends Clock {
        private final Clock real = Clock.systemUTC();
        private volatile Duration offset = Duration.ZERO;

        void set(LocalDateTime local) {
            offset = Duration.between(real.instant(), local.atZone(ZONE).toInstant());
        }

        @Override
        public Instant instant() {
            return real.instant().plus(offset);
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
