package org.steelyard.platform.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;

/** Makes an example of any event; used once for each new event, whose sample is then a file that is never edited. */
final class SampleMaker {

    private SampleMaker() {}

    static Event sampleOf(Class<? extends Event> type) {
        return (Event) example(type, type.getSimpleName(), EventCatalogue.typeOf(type));
    }

    private static Object example(Type type, String name, String eventType) {
        return switch (type) {
            case ParameterizedType many
            when many.getRawType() == Set.class -> Set.of(example(many.getActualTypeArguments()[0], name, eventType));
            case ParameterizedType many when many.getRawType() == Map.class -> Map.of("complaint-events-0", 41L);
            case ParameterizedType many ->
                name.equals("path")
                        ? List.of("350428000000", "350428100000", "350428100201")
                        : List.of(example(many.getActualTypeArguments()[0], name, eventType));
            case Class<?> plain -> plain(plain, name, eventType);
            default -> throw new IllegalArgumentException("No example of " + type);
        };
    }

    private static Object plain(Class<?> type, String name, String eventType) {
        if (type.isRecord()) {
            return record(type, eventType);
        }
        if (type.isEnum()) {
            var constants = type.getEnumConstants();
            return constants[constants.length - 1];
        }
        if (type == Instant.class) {
            return Instant.parse(name.startsWith("recorded") ? "2026-05-06T02:31:00Z" : "2026-05-06T02:30:00Z");
        }
        if (type == YearMonth.class) {
            return YearMonth.parse("2026-05");
        }
        if (type == LocalDate.class) {
            return LocalDate.parse("2026-05-15");
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("6000.00");
        }
        return scalar(type, name, eventType);
    }

    private static Object scalar(Class<?> type, String name, String eventType) {
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == long.class) {
            return 2L;
        }
        if (type == int.class || type == Integer.class) {
            return name.equals("year") || name.equals("period") ? 2026 : 1;
        }
        return switch (name) {
            case "source" -> "steelyard-service";
            case "subject",
                    "complaint",
                    "escalation",
                    "session",
                    "linkedEntry",
                    "warning",
                    "group",
                    "other",
                    "evidence",
                    "appeal" -> "5b0f6c1e-7c1d-3f0a-9a55-0c2c5d1f8a77";
            case "code", "areas", "covers", "inspector", "station", "mergedInto" -> "350428100201";
            case "ledgerNumber" -> "350428100201-2026-0001";
            case "office", "offices", "assigner", "from", "to", "lead" -> "350428-AMR-GY";
            case "officer" -> "0f3d7c52-6a8e-3b1c-8f0e-2b1f6f0f9e11";
            case "currency" -> "CNY";
            case "module", "modules" -> "M01";
            case "rule", "deadlineRule" -> "R1";
            case "scheme", "schemes" -> "point@1";
            case "indicators" -> "P1a";
            case "digest" -> "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
            default -> name + " of " + eventType;
        };
    }

    private static Object record(Class<?> type, String eventType) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Stream.of(components)
                    .map(component -> example(component.getGenericType(), component.getName(), eventType))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
