package org.steelyard.escalation.network.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.OfficeEvent;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.escalation.network.OfficeDirectory;
import org.steelyard.escalation.network.UnitDirectory;

/**
 * Keeps the directories of offices and units as the registry tells them. Each in a group of its own: the units came
 * later, and a service that had heard of the offices before had to hear the topic from its beginning once more.
 */
@Component
class NetworkListener {

    private final OfficeDirectory offices;
    private final UnitDirectory units;

    NetworkListener(OfficeDirectory offices, UnitDirectory units) {
        this.offices = offices;
        this.units = units;
    }

    @KafkaListener(topics = NetworkEvent.TOPIC)
    void on(NetworkEvent event) {
        switch (event) {
            case OfficeEvent office -> offices.record(office);
            case UnitEvent _ -> {} // below
        }
    }

    @KafkaListener(topics = NetworkEvent.TOPIC, groupId = "${spring.kafka.consumer.group-id}-units")
    void onUnits(NetworkEvent event) {
        switch (event) {
            case UnitEvent unit -> units.record(unit);
            case OfficeEvent _ -> {} // above
        }
    }
}
