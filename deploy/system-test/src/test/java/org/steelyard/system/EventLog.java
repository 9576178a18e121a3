package org.steelyard.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.EscalationEvent;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.SchemeEvent;
import org.steelyard.contracts.TrainingEvent;
import org.steelyard.platform.event.EventCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the topics tell of complaints, read by somebody who trusts nothing else. */
final class EventLog {

    private static final Map<String, String> STATE_AFTER = Map.of(
            "complaint-received.v1", "RECEIVED",
            "complaint-accepted.v1", "ACCEPTED",
            "complaint-declined.v1", "DECLINED",
            "mediation-attempted.v1", "IN_MEDIATION",
            "complaint-settled.v1", "SETTLED",
            "mediation-terminated.v1", "TERMINATED",
            "complaint-withdrawn.v1", "WITHDRAWN",
            "complaint-resolved.v1", "RESOLVED",
            "complaint-reopened.v1", "REOPENED");
    private static final Set<String> FINAL = Set.of("DECLINED", "SETTLED", "TERMINATED", "WITHDRAWN", "RESOLVED");
    private static final Set<String> HANDED_OVER =
            Set.of("escalated-to-office.v1", "escalation-acknowledged.v1", "escalation-transferred.v1");
    private static final Set<String> MOVES_A_REFERRAL = Set.of(
            "escalated-to-office.v1",
            "escalation-acknowledged.v1",
            "escalation-transferred.v1",
            "escalation-returned.v1",
            "escalation-resolved.v1");

    /** A fact as far as it matters here. */
    private record Fact(
            String type,
            String subject,
            long sequence,
            Instant occurredAt,
            @Nullable String complaint) {}

    private final List<Fact> facts;

    private EventLog(List<Fact> facts) {
        this.facts = facts;
    }

    /** Reads the complaints and their referrals from their beginning to where they end now, each fact once. */
    static EventLog read(String broker) {
        var json = new JsonMapper();
        var seen = new HashSet<String>();
        var facts = new ArrayList<Fact>();
        readAll(broker, List.of(ComplaintEvent.TOPIC, EscalationEvent.TOPIC), record -> {
            var type = Objects.requireNonNull(EventCodec.typeIn(record.headers()));
            var fact = fact(type, json.readTree(record.value()));
            if (seen.add(record.topic() + fact.subject() + "/" + fact.sequence())) {
                facts.add(fact);
            }
        });
        return new EventLog(facts);
    }

    /** Every fact that scores rest on, as any consumer reads it. */
    static List<Event> facts(String broker) {
        var codec = new EventCodec();
        var facts = new LinkedHashMap<String, Event>();
        readAll(
                broker,
                List.of(
                        NetworkEvent.TOPIC,
                        ComplaintEvent.TOPIC,
                        EscalationEvent.TOPIC,
                        TrainingEvent.TOPIC,
                        DutyEvent.TOPIC,
                        SchemeEvent.TOPIC),
                record -> {
                    var event = codec.read(record.headers(), record.value());
                    facts.put(event.id(), event);
                });
        return List.copyOf(facts.values());
    }

    /** Reads topics from their beginning to where they end now. */
    static void readAll(String broker, List<String> topics, Consumer<ConsumerRecord<String, byte[]>> to) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(to);
            }
        }
    }

    private static Fact fact(String type, JsonNode value) {
        return new Fact(
                type,
                value.path("subject").asString(),
                value.path("sequence").asLong(),
                Instant.parse(value.path("occurredAt").asString()),
                value.path("complaint").isString() ? value.path("complaint").asString() : null);
    }

    /** The state of each complaint, as the events tell it. */
    Map<String, String> states() {
        var last = new HashMap<String, Fact>();
        facts.stream()
                .filter(fact -> STATE_AFTER.containsKey(fact.type()))
                .forEach(fact -> last.merge(fact.subject(), fact, EventLog::later));
        var states = new HashMap<String, String>();
        last.forEach((complaint, fact) -> states.put(complaint, state(complaint, fact)));
        return states;
    }

    private String state(String complaint, Fact last) {
        var own = Objects.requireNonNull(STATE_AFTER.get(last.type()));
        if (FINAL.contains(own)) {
            return own;
        }
        var referrals = referralsOf().getOrDefault(complaint, Map.of()).values();
        if (referrals.stream().anyMatch(fact -> HANDED_OVER.contains(fact.type()))) {
            return "ESCALATED";
        }
        // sent back since: the unit mediates again
        return referrals.stream().anyMatch(fact -> !fact.occurredAt().isBefore(last.occurredAt()))
                ? "IN_MEDIATION"
                : own;
    }

    private @Nullable Map<String, Map<String, Fact>> referrals;

    /** The last move of each referral, by complaint. */
    private Map<String, Map<String, Fact>> referralsOf() {
        if (referrals == null) {
            var found = new HashMap<String, Map<String, Fact>>();
            for (var fact : facts) {
                var complaint = fact.complaint();
                if (complaint != null && MOVES_A_REFERRAL.contains(fact.type())) {
                    found.computeIfAbsent(complaint, _ -> new HashMap<>()).merge(fact.subject(), fact, EventLog::later);
                }
            }
            referrals = found;
        }
        return referrals;
    }

    private static Fact later(Fact one, Fact other) {
        return Comparator.comparingLong(Fact::sequence).compare(one, other) >= 0 ? one : other;
    }
}
