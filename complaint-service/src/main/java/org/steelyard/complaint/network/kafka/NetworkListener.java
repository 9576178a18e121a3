package org.steelyard.complaint.network.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.network.Network;
import org.steelyard.contracts.NetworkEvent;

/** Keeps the units and offices up to date. */
@Component
class NetworkListener {

    private final Network network;

    NetworkListener(Network network) {
        this.network = network;
    }

    @KafkaListener(topics = NetworkEvent.TOPIC)
    void on(NetworkEvent event) {
        switch (event) {
            case NetworkEvent.UnitEvent unit -> network.learn(unit);
            case NetworkEvent.OfficeEvent office -> network.learn(office);
        }
    }
}
