package org.steelyard.contracts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All event types there are, found from the sealed families, by wire type and by topic. */
public final class EventCatalogue {

    private static final List<Class<? extends Event>> FAMILIES = List.of(
            NetworkEvent.class,
            ComplaintEvent.class,
            EscalationEvent.class,
            TrainingEvent.class,
            DutyEvent.class,
            SchemeEvent.class,
            ScoreEvent.class,
            AuditEvent.class);

    private static final Map<String, Class<? extends Event>> BY_TYPE = new LinkedHashMap<>();

    static {
        FAMILIES.stream().flatMap(EventCatalogue::leaves).forEach(type -> {
            if (BY_TYPE.put(typeOf(type), type) != null) {
                throw new IllegalStateException("Two events are called " + typeOf(type));
            }
        });
    }

    private EventCatalogue() {}

    /** Every event class, family by family. */
    public static Collection<Class<? extends Event>> all() {
        return List.copyOf(BY_TYPE.values());
    }

    /** The class told under a CloudEvents type; empty for a type this version does not know. */
    public static Optional<Class<? extends Event>> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The CloudEvents type of an event class. */
    public static String typeOf(Class<? extends Event> event) {
        var type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return type.value();
    }

    /** The topic an event class travels on. */
    public static String topicOf(Class<? extends Event> event) {
        return FAMILIES.stream()
                .filter(family -> family.isAssignableFrom(event))
                .map(family -> family.getAnnotation(Topic.class).value())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(event.getName() + " belongs to no family"));
    }

    /** All topics, in the order of the house. */
    public static List<Topic> topics() {
        return FAMILIES.stream()
                .map(family -> family.getAnnotation(Topic.class))
                .toList();
    }

    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .map(sub -> sub.<Event>asSubclass(Event.class))
                        .flatMap(EventCatalogue::leaves)
                : Stream.of(type);
    }
}
