package org.steelyard.escalation.network.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.OfficeEvent;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.escalation.network.OfficeDirectory;

/** Keeps the office directory as the registry tells it. */
@Component
class NetworkListener {

    private final OfficeDirectory offices;

    NetworkListener(OfficeDirectory offices) {
        this.offices = offices;
    }

    @KafkaListener(topics = NetworkEvent.TOPIC)
    void on(NetworkEvent event) {
        switch (event) {
            case OfficeEvent office -> offices.record(office);
            case UnitEvent _ -> {} // a complaint brings its unit's path with it
        }
    }
}
