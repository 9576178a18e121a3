package org.steelyard.testkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks everything an interface describes for what nobody should ask, in one parameter or field of a body at a time: days of
 * no calendar, numbers no memory holds, texts of no language. A service may refuse it, but never take it for an error of its own.
 */
public final class Nonsense {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final List<String> TEXTS = List.of(
            "",
            "-1",
            "9".repeat(400),
            "2026-02-30",
            "+999999999-12",
            "-999999999-01-01",
            "+999999999-12-31T23:59:59-18:00",
            "$ne",
            "🙈".repeat(60));

    /** Percent signs that mean no text. */
    private static final List<String> BYTES = List.of("%ED%A0%80", "%00");

    private static final List<String> VALUES =
            List.of("null", "1.5", "1e400", "true", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"");

    private final JsonNode document;
    private final Api caller;
    private final List<JsonNode> values;

    private Nonsense(JsonNode document, Api caller) {
        this.document = document;
        this.caller = caller;
        this.values = Stream.concat(
                        VALUES.stream().map(JSON::readTree), TEXTS.stream().<JsonNode>map(NODES::stringNode))
                .toList();
    }

    /**
     * What a service took for an error of its own, each operation once.
     *
     * @param document the OpenAPI description of the interface
     * @param caller whoever may ask most
     */
    public static List<String> takenForErrors(JsonNode document, Api caller) {
        var nonsense = new Nonsense(document, caller);
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()) && ends(operation.getValue()))
                        .flatMap(operation -> nonsense.errorsOf(operation.getKey(), path.getKey(), operation.getValue())
                                .limit(1)))
                .toList();
    }

    /** Whether an answer has an end: a stream of events has none. */
    private static boolean ends(JsonNode operation) {
        return operation
                .path("responses")
                .path("200")
                .path("content")
                .path("text/event-stream")
                .isMissingNode();
    }

    private Stream<String> errorsOf(String method, String path, JsonNode operation) {
        var sound = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        var body = sound.isMissingNode() ? null : sound(sound, 0);
        var asked = new ArrayList<Question>();
        var place = path.replace("{year}", "2026").replaceAll("\\{[^}]*}", "nobody");
        asked.add(new Question(place, body));
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asString();
            for (var text : encoded()) {
                switch (parameter.path("in").asString()) {
                    case "path" ->
                        asked.add(new Question(
                                path.replace("{" + name + "}", text)
                                        .replace("{year}", "2026")
                                        .replaceAll("\\{[^}]*}", "nobody"),
                                body));
                    case "query" -> asked.add(new Question(place + "?" + name + "=" + text, body));
                    default -> {}
                }
            }
        }
        if (body != null) {
            spoilt(body).forEach(one -> asked.add(new Question(place, one)));
        }
        return asked.stream().parallel().flatMap(question -> {
            var answer = caller.send(method.toUpperCase(Locale.ROOT), question.place(), question.text());
            return answer.status() < 500
                    ? Stream.empty()
                    : Stream.of("%s %s %s: %d %s"
                            .formatted(method, question.place(), question.text(), answer.status(), answer.text()));
        });
    }

    private record Question(String place, @Nullable JsonNode body) {
        @Nullable
        String text() {
            return body == null ? null : JSON.writeValueAsString(body);
        }
    }

    private static List<String> encoded() {
        return Stream.concat(
                        TEXTS.stream().map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)), BYTES.stream())
                .toList();
    }

    /** The same, with one place of it at a time replaced by each of the values. */
    private Stream<JsonNode> spoilt(JsonNode sound) {
        var within = switch (sound) {
            case ObjectNode fields ->
                fields.propertyNames().stream()
                        .flatMap(name -> spoilt(fields.path(name))
                                .map(one -> fields.deepCopy().set(name, one)));
            case ArrayNode items
            when !items.isEmpty() ->
                spoilt(items.path(0)).map(one -> NODES.arrayNode().add(one));
            default -> Stream.<JsonNode>empty();
        };
        return Stream.concat(values.stream(), within);
    }

    /** Something of that schema. */
    private JsonNode sound(JsonNode schema, int depth) {
        var named = schema.path("$ref").asString("");
        if (!named.isEmpty()) {
            return sound(document.at(named.substring(1)), depth);
        }
        if (schema.has("allOf")) {
            return sound(schema.path("allOf").path(0), depth);
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asString("object")) {
            case "object" -> {
                var fields = NODES.objectNode();
                if (depth < 5) {
                    schema.path("properties")
                            .properties()
                            .forEach(field -> fields.set(field.getKey(), sound(field.getValue(), depth + 1)));
                }
                yield fields;
            }
            case "array" -> NODES.arrayNode().add(sound(schema.path("items"), depth + 1));
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default ->
                NODES.stringNode(
                        switch (schema.path("format").asString("")) {
                            case "date" -> "2026-11-20";
                            case "date-time" -> "2026-11-20T09:00:00+08:00";
                            default -> "x";
                        });
        };
    }
}
