package org.steelyard.training;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.NetworkEvent.UnitChanged;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.event.EventCodec;

/** Tells of units as the registry would. */
final class NetworkFixture {

    private static final Instant LONG_AGO = Instant.parse("2020-01-02T01:00:00Z");
    private static final LocalDate THEN = LocalDate.of(2020, 1, 1);

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;

    NetworkFixture(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
        this.kafka = kafka;
        this.codec = codec;
    }

    /** A unit with officers who have always served there. */
    static UnitChanged unit(long sequence, List<String> path, String... officers) {
        var kind = UnitKind.values()[path.size() - 1];
        var origin = new Origin(
                "assessment-service",
                path.getLast(),
                sequence,
                LONG_AGO,
                LONG_AGO,
                new UnitRef(path.getLast(), kind, path),
                Role.COUNTY_REGULATOR,
                Channel.APP);
        var appointments = new ArrayList<Appointment>();
        for (var officer : officers) {
            appointments.add(new Appointment(officer, THEN, LONG_AGO, null, null));
        }
        return new UnitChanged(origin, new UnitState("示例单位", THEN, null, appointments));
    }

    void tell(NetworkEvent event) {
        send(event, codec.write(event).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends something else under an event's name. */
    void send(NetworkEvent event, byte[] value) {
        var message = new ProducerRecord<>(NetworkEvent.TOPIC, event.key(), value);
        codec.attributes(event)
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            var unused = kafka.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
