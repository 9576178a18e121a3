package org.steelyard.platform.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Origin;

/** The AsyncAPI 3 document of the house, derived from the contracts. */
final class AsyncApi {

    private final Map<String, Object> schemas = new TreeMap<>();

    Map<String, Object> document() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        var messages = new LinkedHashMap<String, Object>();
        for (var topic : EventCatalogue.topics()) {
            var types = EventCatalogue.all().stream()
                    .filter(type -> EventCatalogue.topicOf(type).equals(topic.value()))
                    .toList();
            var own = new LinkedHashMap<String, Object>();
            for (var type : types) {
                var name = EventCatalogue.typeOf(type);
                own.put(name, Map.of("$ref", "#/components/messages/" + name));
                messages.put(name, message(type, name));
            }
            channels.put(topic.value(), channel(topic.value(), topic.compacted(), own));
            operations.put(
                    "tell-" + topic.value(),
                    ordered("action", "send", "channel", Map.of("$ref", "#/channels/" + topic.value())));
        }
        return ordered(
                "asyncapi",
                "3.0.0",
                "info",
                ordered(
                        "title",
                        "Steelyard events",
                        "version",
                        "0.1.0",
                        "description",
                        "CloudEvents 1.0 in Kafka's binary content mode: attributes in ce_ headers, the fact as JSON. "
                                + "No personal data. Additive change only; a breaking change is a new version beside the old."),
                "defaultContentType",
                "application/json",
                "channels",
                channels,
                "operations",
                operations,
                "components",
                ordered("messages", messages, "messageTraits", Map.of("cloudEvent", headers()), "schemas", schemas));
    }

    private static Map<String, Object> channel(String topic, boolean compacted, Map<String, Object> messages) {
        return ordered(
                "address",
                topic,
                "description",
                compacted ? "Compacted: the last event of each key is kept for ever." : "Kept for ever.",
                "messages",
                messages);
    }

    private Map<String, Object> message(Class<? extends Event> type, String name) {
        return ordered(
                "name",
                name,
                "traits",
                List.of(Map.of("$ref", "#/components/messageTraits/cloudEvent")),
                "payload",
                object(Stream.concat(
                                Stream.of(Origin.class.getRecordComponents()),
                                Stream.of(type.getRecordComponents())
                                        .filter(component -> component.getType() != Origin.class))
                        .toList()));
    }

    private static Map<String, Object> headers() {
        var properties = new LinkedHashMap<String, Object>();
        for (var name : List.of(
                EventCodec.SPEC_VERSION,
                EventCodec.ID,
                EventCodec.TYPE,
                EventCodec.SOURCE,
                EventCodec.SUBJECT,
                EventCodec.TIME,
                EventCodec.SEQUENCE,
                EventCodec.CONTENT_TYPE)) {
            properties.put(name, Map.of("type", "string"));
        }
        var required = List.copyOf(properties.keySet());
        properties.put("traceparent", ordered("type", "string", "description", "W3C trace context"));
        return Map.of("headers", ordered("type", "object", "required", required, "properties", properties));
    }

    private Map<String, Object> object(Collection<RecordComponent> components) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : components) {
            properties.put(component.getName(), schema(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return ordered("type", "object", "required", required, "properties", properties);
    }

    private Object schema(Type type) {
        if (type instanceof ParameterizedType many) {
            return ordered("type", "array", "items", schema(many.getActualTypeArguments()[0]));
        }
        var plain = (Class<?>) type;
        if (plain.isEnum() || plain.isRecord()) {
            if (!schemas.containsKey(plain.getSimpleName())) {
                schemas.put(plain.getSimpleName(), Map.of());
                schemas.put(
                        plain.getSimpleName(),
                        plain.isEnum()
                                ? ordered(
                                        "type",
                                        "string",
                                        "enum",
                                        Stream.of(plain.getEnumConstants())
                                                .map(Object::toString)
                                                .toList())
                                : object(List.of(plain.getRecordComponents())));
            }
            return Map.of("$ref", "#/components/schemas/" + plain.getSimpleName());
        }
        return scalar(plain);
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return ordered("type", "string", "format", "date");
        }
        if (type == BigDecimal.class) {
            return ordered("type", "string", "pattern", "^-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?$");
        }
        if (type == boolean.class) {
            return Map.of("type", "boolean");
        }
        return Map.of("type", type == String.class ? "string" : "integer");
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
