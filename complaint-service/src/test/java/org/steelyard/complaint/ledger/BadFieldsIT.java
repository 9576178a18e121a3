package org.steelyard.complaint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.contracts.UnitRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Every text of an entry, filled with everything a client could send instead. */
class BadFieldsIT extends LedgerScene {

    private static final List<String> WRONG_TYPES =
            List.of("7", "1.5", "true", "[]", "{}", "[\"x\"]", "{\"$ne\":null}");
    /** NUL, bell, escape, delete, a C1 control, and half of a surrogate pair. */
    private static final List<String> NOT_PLAIN =
            List.of("\\u0000", "\\u0007", "\\u001b", "\\u007f", "\\u0085", "\\ud83d");

    private static final String FOUR_BYTES = "𠮷野家😀";

    @BeforeEach
    void scene() {
        theCountyAndTheStation();
    }

    /**
     * A text of the registration.
     *
     * @param path where it stands
     * @param longest characters at most
     * @param free whether any sign may be in it
     * @param needed whether an entry cannot be without it
     */
    record Field(String path, int longest, boolean free, boolean needed) {
        @Override
        public String toString() {
            return path;
        }

        String pointer() {
            return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
        }
    }

    static Stream<Field> texts() {
        return Stream.of(
                new Field("complainant.name", 60, true, false),
                new Field("complainant.phone", 30, false, false),
                new Field("complainant.idType", 30, true, false),
                new Field("complainant.idNumber", 30, true, false),
                new Field("complainant.address", 200, true, false),
                new Field("respondent.name", 100, true, false),
                new Field("respondent.address", 200, true, false),
                new Field("respondent.phone", 30, false, false),
                new Field("facts.content", 2000, true, true),
                new Field("facts.place", 200, true, false),
                new Field("evidence[0].note", 200, true, false),
                new Field("violationReport.content", 2000, true, true),
                new Field("violationReport.reporter.name", 60, true, false),
                new Field("violationReport.reported.address", 200, true, false));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesWhatNoTextCanBeAndNamesTheField(Field field) {
        var point = aPoint();
        for (var wrong : WRONG_TYPES) {
            refused(point, field, with(field, json.readTree(wrong)).toString());
        }
        for (var sign : NOT_PLAIN) {
            refused(
                    point,
                    field,
                    with(field, StringNode.valueOf("MARK")).toString().replace("MARK", "a" + sign + "b"));
        }
        var tooLong = (field.free() ? "长" : "1").repeat(field.longest() + 1);
        refused(point, field, with(field, StringNode.valueOf(tooLong)).toString());
        assertThat(entries(point)).isZero();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void takesWhatIsMissingEmptyOrOfAnyScriptWhereItMay(Field field) {
        var point = aPoint();
        for (var nothing : List.of("null", "\"\"", "\"  \"")) {
            var body = with(field, json.readTree(nothing)).toString();
            if (field.needed()) {
                refused(point, field, body);
            } else {
                var taken = post("/api/complaints", body, officerOf(point));
                assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
                assertThat(taken.text(field.pointer().substring(1))).isEmpty();
            }
        }
        var full = (field.free() ? "长" : "1").repeat(field.longest());
        assertThat(post("/api/complaints", with(field, StringNode.valueOf(full)).toString(), officerOf(point))
                        .status())
                .isEqualTo(201);
        var rare = with(field, StringNode.valueOf(FOUR_BYTES)).toString();
        if (field.free()) {
            var taken = post("/api/complaints", rare, officerOf(point));
            assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
            if (!field.path().startsWith("violationReport")) {
                assertThat(get("/api/complaints/" + taken.text("id"), officerOf(point))
                                .text(field.pointer().substring(1)))
                        .isEqualTo(FOUR_BYTES);
            }
        } else {
            refused(point, field, rare);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void correctionIsReadAsStrictly(Field field) {
        if (field.path().startsWith("violationReport")) {
            return; // no field of a correction
        }
        var point = aPoint();
        var id = registered(point);
        var changes = json.createObjectNode();
        put(changes, field, StringNode.valueOf("MARK"));
        if (field.path().startsWith("evidence")) {
            ((ObjectNode) changes.at("/evidence/0")).put("kind", "PHOTO");
        }
        var body = "{\"reason\":\"OTHER\",\"changes\":" + changes + "}";
        for (var wrong : List.of(
                body.replace("\"MARK\"", "7"),
                body.replace("\"MARK\"", "{\"$gt\":\"\"}"),
                body.replace("MARK", "a\\u0000b"),
                body.replace("MARK", (field.free() ? "长" : "1").repeat(field.longest() + 1)))) {
            var answer = step(id, "corrections", wrong, officerOf(point));
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.text("errors/0/field")).isEqualTo("changes." + field.path());
        }
        assertThat(stored(id).getList("steps", Document.class)).hasSize(1);
    }

    @Test
    void bodyInAnotherCharsetIsRefusedUnlessItSaysSo() {
        var point = aPoint();
        var gbk = COMPLAINT.getBytes(Charset.forName("GBK"));

        assertThat(sent(point, gbk, "application/json").status()).isEqualTo(400);
        assertThat(sent(point, COMPLAINT.getBytes(StandardCharsets.UTF_16), "application/json")
                        .status())
                .isIn(201, 400);
        assertThat(sent(point, COMPLAINT.getBytes(StandardCharsets.UTF_8), "text/plain")
                        .status())
                .isEqualTo(415);
        var said = sent(point, gbk, "application/json;charset=GBK");
        assertThat(said.status()).isEqualTo(201);
        assertThat(said.text("complainant/name")).isEqualTo("张三");
    }

    @Test
    void tenMegabytesOfNarrativeAreRefusedBeforeTheyAreRead() {
        var point = aPoint();
        var body = COMPLAINT.replace("买的", "买".repeat(10 * 1024 * 1024 / 3));

        assertThat(post("/api/complaints", body, officerOf(point)).status()).isEqualTo(413);
        assertThat(entries(point)).isZero();
    }

    private void refused(UnitRef point, Field field, String body) {
        var answer = post("/api/complaints", body, officerOf(point));
        assertThat(answer.status()).as("%s: %s", field, answer.raw().body()).isEqualTo(400);
        assertThat(answer.text("errors/0/field")).isEqualTo(field.path());
        assertThat(answer.text("errors/0/detail")).isNotBlank().doesNotContain("长长", "𠮷");
    }

    private ObjectNode with(Field field, JsonNode value) {
        var body = (ObjectNode) json.readTree(COMPLAINT);
        if (field.path().startsWith("violationReport")) {
            body.set("violationReport", json.readTree("{\"content\":\"卖假种子\",\"category\":\"FARM_INPUTS\"}"));
        }
        if (field.path().startsWith("evidence")) {
            body.set("evidence", json.readTree("[{\"kind\":\"PHOTO\"}]"));
        }
        put(body, field, value);
        return body;
    }

    private void put(ObjectNode body, Field field, JsonNode value) {
        var steps = field.path().split("\\.");
        var node = body;
        for (int i = 0; i < steps.length - 1; i++) {
            var name = steps[i];
            if (name.endsWith("[0]")) {
                var list = name.substring(0, name.length() - 3);
                if (!node.has(list)) {
                    node.putArray(list).addObject();
                }
                node = (ObjectNode) node.at("/" + list + "/0");
            } else {
                if (!node.has(name)) {
                    node.putObject(name);
                }
                node = (ObjectNode) node.get(name);
            }
        }
        node.set(steps[steps.length - 1], value);
    }

    private Answer sent(UnitRef point, byte[] body, String type) {
        return send(HttpRequest.newBuilder(uri("/api/complaints"))
                .header("Authorization", "Bearer " + officerOf(point))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private long entries(UnitRef point) {
        return mongo.getCollection("complaints").countDocuments(new Document("unit.code", point.code()));
    }
}
