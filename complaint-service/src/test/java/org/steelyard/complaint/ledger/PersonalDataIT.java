package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.testkit.TopicReader;

@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIT extends LedgerScene {

    /** Planted, and found nowhere else. */
    private static final List<String> CANARIES = List.of(
            "欧阳金丝雀", "13912345678", "350428199912319999", "将乐县水南镇金丝雀巷9号", "鸟笼专卖店", "笼子的门关不上", "万安镇花鸟市场", "收据丢了一半");

    private static final String CANARY = """
            {"complainant":{"name":"%s","phone":"%s","idType":"RESIDENT_ID","idNumber":"%s","address":"%s","consents":true},
             "respondent":{"name":"%s"},"facts":{"content":"%s","place":"%s"},
             "evidence":[{"kind":"RECEIPT","note":"%s"}],
             "category":"FOOD","disputedAmount":{"amount":"60.00","currency":"CNY"},"requests":["REFUND"]}""".formatted(CANARIES.toArray());

    @Autowired
    StoreCommands commands;

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    @Test
    void standsInClearInNoStoreNoTopicAndNoLog(CapturedOutput output) {
        var point = aPoint();
        var officer = officerOf(point);
        var id = post("/api/complaints", CANARY, officer).text("id");
        step(id, "acceptance", "{}", officer);
        var corrected = step(
                id,
                "corrections",
                "{\"reason\":\"CLERICAL_ERROR\",\"note\":\"收据丢了一半\",\"changes\":{\"complainant\":{\"name\":\"欧阳金丝雀儿\"}}}",
                officer);
        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
        post("/api/complaints/search", "{\"text\":\"笼子的门关不上\",\"phone\":\"13912345678\"}", officer);
        step(id, "unmasking", "{\"purpose\":\"OTHER\",\"note\":\"欧阳金丝雀\"}", of(Role.COUNTY_REGULATOR));
        post("/api/complaints", CANARY.replace("\"FOOD\"", "\"LOVE\""), officer);
        step(id, "settlement", "{\"settledAmount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}", officer);
        var facts = told(id, 4);

        assertThat(get("/api/complaints/" + id, officer).raw().body()).contains("13912345678"); // it is there
        assertThat(facts).isNotEmpty();
        for (var canary : CANARIES) {
            assertThat(everythingStored()).as("store").noneMatch(document -> document.contains(canary));
            assertThat(everythingTold()).as("topics").noneMatch(record -> record.contains(canary));
            assertThat(output.getAll()).as("log").doesNotContain(canary);
        }
    }

    private List<String> everythingStored() {
        var all = new ArrayList<String>();
        for (var collection : mongo.getCollectionNames()) {
            mongo.getCollection(collection).find().forEach(document -> all.add(document.toJson() + texts(document)));
        }
        return all;
    }

    /** Binary values as whatever text they may hold. */
    private static String texts(Object value) {
        return switch (value) {
            case Document document ->
                String.join(
                        " ",
                        document.values().stream().map(PersonalDataIT::texts).toList());
            case List<?> list ->
                String.join(" ", list.stream().map(PersonalDataIT::texts).toList());
            case Binary binary -> new String(binary.getData(), java.nio.charset.StandardCharsets.UTF_8);
            case null, default -> "";
        };
    }

    private List<String> everythingTold() {
        List<String> topics;
        try (var consumer = consumers.createConsumer("canary", "canary")) {
            topics = consumer.listTopics().keySet().stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .toList();
        }
        return topics.stream()
                .flatMap(topic -> TopicReader.readAll(consumers, topic).stream())
                .map(record -> record.key() + " "
                        + (record.value() == null
                                ? ""
                                : new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void changesNoSealedByteWhenAStepIsTaken() {
        var point = aPoint();
        var id = registered(point);
        var before = stored(id);
        step(id, "acceptance", "{}", officerOf(point));
        var after = stored(id);
        assertThat(after.getString("status")).isEqualTo("ACCEPTED");
        assertThat(sealed(after)).isEqualTo(sealed(before));
        assertThat(after.get("key")).isEqualTo(before.get("key"));
    }

    private static List<Object> sealed(Document stored) {
        var entry = stored.get("entry", Document.class);
        return List.of(entry.get("complainant"), entry.get("respondent"), entry.get("facts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"swapped", "flipped", "in clear", "without key"})
    void saysSoInsteadOfShowingGarbage(String how) {
        var point = aPoint();
        var id = registered(point);
        var other = registered(point);
        var entry = stored(id).get("entry", Document.class);
        switch (how) {
            case "swapped" ->
                entry.put(
                        "complainant",
                        stored(other).get("entry", Document.class).get("complainant"));
            case "flipped" -> {
                var bytes = entry.get("facts", Binary.class).getData().clone();
                bytes[bytes.length / 2] ^= 1;
                entry.put("facts", new Binary(bytes));
            }
            case "in clear" -> entry.put("respondent", new Document("name", "somebody"));
            default -> {}
        }
        var set = new Document("entry", entry);
        var update =
                how.equals("without key") ? new Document("$unset", new Document("key", 1)) : new Document("$set", set);
        var unused = mongo.getCollection("complaints").updateOne(new Document("_id", id), update);

        var answer = get("/api/complaints/" + id, officerOf(point));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("type")).endsWith("seal-broken");
        assertThat(answer.text("record")).isEqualTo(id);
        assertThat(answer.raw().body()).doesNotContain("somebody", "张三");
        assertThat(get("/api/complaints/" + other, officerOf(point)).status()).isEqualTo(200);
        var removed = mongo.getCollection("complaints").deleteOne(new Document("_id", id));
        assertThat(removed.getDeletedCount()).isEqualTo(1);
    }

    @Test
    void isShownInClearForAPurposeThatIsWrittenDown() {
        var point = aPoint();
        var id = registered(point);
        var regulator = of(Role.COUNTY_REGULATOR);
        assertThat(get("/api/complaints/" + id, regulator).text("complainant/phone"))
                .isEqualTo("***0001");

        var shown = step(id, "unmasking", "{\"purpose\":\"CALLBACK\",\"note\":\"回访\"}", regulator);

        assertThat(shown.status()).as(shown.raw().body()).isEqualTo(200);
        assertThat(shown.text("complainant/phone")).isEqualTo("13800000001");
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(get("/api/complaints/" + id, regulator).text("complainant/phone"))
                .isEqualTo("***0001");
        var acts =
                get("/api/unmaskings?complaint=" + id, of(Role.AUDITOR)).body().get("items");
        assertThat(acts).hasSize(1);
        assertThat(acts.get(0).get("kind").asString()).isEqualTo("UNMASKING");
        assertThat(acts.get(0).get("purpose").asString()).isEqualTo("CALLBACK");
        assertThat(acts.get(0).get("note").asString()).isEqualTo("回访");
        assertThat(acts.get(0).get("account").asString()).isEqualTo("county_regulator@" + COUNTY);
        assertThat(acts.get(0).get("role").asString()).isEqualTo("COUNTY_REGULATOR");
    }

    @Test
    void isWrittenDownOnceForOneRequest() {
        var id = registered(aPoint());
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            var shown = step(id, "unmasking", "{\"purpose\":\"AUDIT\"}", of(Role.AUDITOR), "Idempotency-Key", key);
            assertThat(shown.text("complainant/name")).isEqualTo("张三");
        }
        var other = step(id, "unmasking", "{\"purpose\":\"SUPERVISION\"}", of(Role.AUDITOR), "Idempotency-Key", key);
        assertThat(other.status()).isBetween(409, 422);
        assertThat(get("/api/unmaskings?complaint=" + id, of(Role.COUNTY_REGULATOR))
                        .body()
                        .get("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"POINT_OFFICER", "STATION_OFFICER", "IMPORTER", "OPERATOR"})
    void isNotUnmaskedListedOrErasedByOthers(Role role) {
        var id = registered(aPoint());
        assertThat(step(id, "unmasking", "{\"purpose\":\"AUDIT\"}", of(role)).status())
                .isEqualTo(403);
        assertThat(step(id, "erasure", "{\"ground\":\"UNLAWFUL\"}", of(role)).status())
                .isEqualTo(403);
        assertThat(get("/api/unmaskings", of(role)).status()).isEqualTo(403);
    }

    @Test
    void isNotThereForARegulatorOfAnotherCounty() {
        var id = registered(aPoint());
        var stranger = org.steelyard.testkit.TestIssuer.token(Role.COUNTY_REGULATOR, "350429000000");
        assertThat(step(id, "unmasking", "{\"purpose\":\"AUDIT\"}", stranger).status())
                .isEqualTo(404);
        assertThat(step(id, "erasure", "{\"ground\":\"UNLAWFUL\"}", stranger).status())
                .isEqualTo(404);
        assertThat(get("/api/unmaskings?complaint=" + id, stranger).body().get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"purpose\":\"CURIOSITY\"}", "{\"purpose\":\"OTHER\"}", "{\"purpose\":{\"$ne\":null}}"})
    void needsAPurpose(String body) {
        var id = registered(aPoint());
        assertThat(step(id, "unmasking", body, of(Role.COUNTY_REGULATOR)).status())
                .isEqualTo(400);
        assertThat(get("/api/unmaskings?complaint=" + id, of(Role.AUDITOR))
                        .body()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void isGoneForGoodAfterErasureAndWhatIsCountedStays() {
        var point = aPoint();
        var officer = officerOf(point);
        var id = withdrawn(point);
        var before = stored(id);
        var regulator = of(Role.COUNTY_REGULATOR);

        var erased = step(id, "erasure", "{\"ground\":\"RETENTION_ENDED\"}", regulator);

        assertThat(erased.status()).as(erased.raw().body()).isEqualTo(200);
        assertThat(erased.body().get("erased").asBoolean()).isTrue();
        assertThat(erased.text("erasure/ground")).isEqualTo("RETENTION_ENDED");
        assertThat(erased.body().get("complete").asBoolean()).isTrue();
        var shown = get("/api/complaints/" + id, officer);
        assertThat(shown.raw().body()).doesNotContain("张", "13800000001", "月饼", "李四");
        assertThat(shown.text("disputedAmount/amount")).isEqualTo("6000.00");
        assertThat(shown.text("category")).isEqualTo("FOOD");
        assertThat(shown.text("status")).isEqualTo("WITHDRAWN");
        assertThat(shown.body().get("allowed")).isEmpty();
        var after = stored(id);
        assertThat(sealed(after)).isEqualTo(sealed(before));
        assertThat(after.get("key", Document.class)).containsOnlyKeys("destroyedAt");
        assertThat(after.getEmbedded(List.of("findable", "text"), List.class)).isEmpty();
        assertThat(after.getEmbedded(List.of("findable", "phones"), List.class)).isEmpty();
        assertThat(after.getString("ledgerNumber")).isEqualTo(before.getString("ledgerNumber"));
        assertThat(StreamSupport.stream(
                        post("/api/complaints/search", "{\"phone\":\"13800000001\"}", officer)
                                .body()
                                .get("items")
                                .spliterator(),
                        false))
                .isEmpty();
        assertThat(get("/api/complaints", officer)
                        .body()
                        .get("items")
                        .get(0)
                        .get("erased")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void isErasedOnceHoweverOftenItIsAskedFor() {
        var point = aPoint();
        var id = withdrawn(point);
        var regulator = of(Role.COUNTY_REGULATOR);
        for (int i = 0; i < 2; i++) {
            var erased = step(id, "erasure", "{\"ground\":\"CONSENT_WITHDRAWN\"}", regulator);
            assertThat(erased.status()).as(erased.raw().body()).isEqualTo(200);
        }
        assertThat(get("/api/unmaskings?complaint=" + id, of(Role.AUDITOR))
                        .body()
                        .get("items"))
                .hasSize(1);
        var corrected = step(
                id,
                "corrections",
                "{\"reason\":\"OTHER\",\"changes\":{\"facts\":{\"content\":\"anew\"}}}",
                officerOf(point));
        assertThat(corrected.status()).isEqualTo(409);
    }

    @Test
    void isNotErasedWhileItIsHandled() {
        var id = registered(aPoint());
        var refused = step(id, "erasure", "{\"ground\":\"UNLAWFUL\"}", of(Role.COUNTY_REGULATOR));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("state")).isEqualTo("RECEIVED");
        assertThat(get("/api/unmaskings?complaint=" + id, of(Role.AUDITOR))
                        .body()
                        .get("items"))
                .isEmpty();
    }

    private String withdrawn(UnitRef point) {
        var id = registered(point);
        assertThat(step(id, "withdrawal", "{}", officerOf(point)).status()).isEqualTo(200);
        return id;
    }

    /** Operators of the store, where a text is wanted and where a text says what one looks like. */
    @ParameterizedTest
    @ValueSource(strings = {"$where", "$regex", "$exists", "$nin", "$function"})
    void letsNoOperatorFromInputReachTheStore(String operator) {
        var point = aPoint();
        var officer = officerOf(point);
        var id = registered(point);
        var object = "{\"%s\":\"1\"}".formatted(operator);
        var quoted = object.replace("\"", "\\\"");
        var sent = commands.during(() -> {
            for (var field : List.of("张三", "350428199001010011", "李四商店", "买的月饼发霉，店主不肯退款", "古镛镇")) {
                var asObject = post("/api/complaints", COMPLAINT.replace("\"" + field + "\"", object), officer);
                assertThat(asObject.status()).as(field).isEqualTo(400);
                var asText =
                        post("/api/complaints", COMPLAINT.replace("\"" + field + "\"", "\"" + quoted + "\""), officer);
                assertThat(asText.status()).as(field).isEqualTo(201);
            }
            var query = java.net.URLEncoder.encode(object, java.nio.charset.StandardCharsets.UTF_8);
            for (var parameter : List.of("unit", "ledgerNumber", "complaint")) {
                assertThat(get("/api/complaints?" + parameter + "=" + query, officer)
                                .status())
                        .isEqualTo(200);
                get("/api/complaints?" + parameter + "%5B" + operator.replace("$", "%24") + "%5D=1", officer);
            }
            get("/api/ledger?year=2026&unit=" + query, officer);
            get("/api/complaints/" + query, officer);
            get("/api/unmaskings?complaint=" + query, of(Role.AUDITOR));
            post("/api/complaints/search", "{\"text\":\"" + quoted + "\"}", officer);
            step(id, "acceptance", object, officer, "Idempotency-Key", operator);
        });
        assertThat(sent).isNotEmpty().noneMatch(command -> hasKey(command, operator));
    }

    private static boolean hasKey(BsonValue value, String key) {
        return switch (value) {
            case BsonDocument document ->
                document.containsKey(key) || document.values().stream().anyMatch(inner -> hasKey(inner, key));
            case org.bson.BsonArray array -> array.stream().anyMatch(inner -> hasKey(inner, key));
            default -> false;
        };
    }

    @Test
    void hasAKeyOfItsOwn() {
        var point = aPoint();
        var one = stored(registered(point)).get("key", Document.class);
        var other = stored(registered(point)).get("key", Document.class);
        assertThat(one.getString("master")).isEqualTo("test");
        assertThat(Objects.requireNonNull(one.get("wrapped"))).isNotEqualTo(other.get("wrapped"));
    }
}
