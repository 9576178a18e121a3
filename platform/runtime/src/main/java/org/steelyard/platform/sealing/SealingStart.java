package org.steelyard.platform.sealing;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** A service with something to seal does not start without keys; one that has nothing needs none. */
@Component
@EnableConfigurationProperties(SealingSettings.class)
class SealingStart implements SmartInitializingSingleton {

    private final SealedPlaces places;
    private final MasterKeys keys;
    private final BlindIndex index;

    SealingStart(SealedPlaces places, MasterKeys keys, BlindIndex index) {
        this.places = places;
        this.keys = keys;
        this.index = index;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!places.all().isEmpty()) {
            keys.require();
            index.require();
        }
    }
}
