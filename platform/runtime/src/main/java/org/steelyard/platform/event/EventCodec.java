package org.steelyard.platform.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.NameTransformer;

/** Writes events as CloudEvents 1.0 (binary binding: attributes in headers, the fact as JSON) and reads them back. */
public final class EventCodec {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SEQUENCE = "ce_sequence";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new OriginBesideTheFact())
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            // what is not known is left out, so that a field added later changes nothing about an older fact
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The fact as JSON. */
    public String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /** The attributes as header values, all but the trace context. */
    public Map<String, String> attributes(Event event) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(SPEC_VERSION, "1.0");
        attributes.put(ID, event.id());
        attributes.put(TYPE, EventCatalogue.typeOf(event.getClass()));
        attributes.put(SOURCE, "/" + event.origin().source());
        attributes.put(SUBJECT, event.subject());
        attributes.put(TIME, event.occurredAt().toString());
        attributes.put(SEQUENCE, Long.toString(event.sequence()));
        attributes.put(CONTENT_TYPE, "application/json");
        return attributes;
    }

    /** The wire type in a record's headers, none if the record is no CloudEvent. */
    public static @Nullable String typeIn(Headers headers) {
        return text(headers, TYPE);
    }

    /** Which of its subject's events a record says it is, 0 if it does not say. */
    public static long sequenceIn(Headers headers) {
        var text = text(headers, SEQUENCE);
        return text != null && DIGITS.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /** Reads a record; one that cannot be understood is {@link PoisonRecord}, an unknown type included. */
    public Event read(Headers headers, byte @Nullable [] value) {
        var type = typeIn(headers);
        if (type == null) {
            throw new PoisonRecord("The record has no " + TYPE + " header");
        }
        var known = EventCatalogue.byType(type)
                .orElseThrow(() -> new PoisonRecord("The event type " + type + " is not known here"));
        return read(known, value);
    }

    /** Reads the JSON of one event class. */
    public <E extends Event> E read(Class<E> type, byte @Nullable [] value) {
        if (value == null) {
            throw new PoisonRecord("The record has no value");
        }
        try {
            return complete(mapper.readValue(value, type));
        } catch (JacksonException e) {
            // the original message of Jackson quotes the value, which has no business in a header or a log
            throw new PoisonRecord("The value is no " + EventCatalogue.typeOf(type) + ": at " + e.getPathReference());
        }
    }

    private static <E extends Event> E complete(@Nullable E event) {
        @SuppressWarnings("NullAway") // records built from JSON may hold nulls where a field was missing
        Origin origin = event == null ? null : event.origin();
        if (event == null
                || origin == null
                || isNull(origin.subject())
                || isNull(origin.source())
                || isNull(origin.unit())
                || isNull(origin.occurredAt())
                || isNull(origin.recordedAt())
                || origin.sequence() < 1) {
            throw new PoisonRecord("The value lacks what every event carries");
        }
        return event;
    }

    private static boolean isNull(@Nullable Object value) {
        return value == null;
    }

    /** An attribute in a record's headers, none if it lacks it. */
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** On the wire an event's origin stands beside its own fields, not nested. */
    private static final class OriginBesideTheFact extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable NameTransformer findUnwrappingNameTransformer(MapperConfig<?> config, AnnotatedMember member) {
            return member.getRawType() == Origin.class
                    ? NameTransformer.NOP
                    : super.findUnwrappingNameTransformer(config, member);
        }
    }
}
