package org.steelyard.training.network.kafka;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.contracts.NetworkEvent.OfficeEvent;
import org.steelyard.contracts.NetworkEvent.UnitEvent;
import org.steelyard.training.network.Network;

/** Training needs to know every unit and who serves there; offices are no concern of it. */
@Component
class NetworkListener {

    private final Network network;

    NetworkListener(Network network) {
        this.network = network;
    }

    @KafkaListener(id = "network", idIsGroup = false, topics = NetworkEvent.TOPIC)
    void on(NetworkEvent event) {
        switch (event) {
            case UnitEvent unit -> network.learn(unit);
            case OfficeEvent _ -> {}
        }
    }
}
