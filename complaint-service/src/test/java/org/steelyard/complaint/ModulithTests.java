package org.steelyard.complaint;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulithTests {

    @Test
    void featuresUseEachOtherWithoutCyclesAndByTheirFrontDoor() {
        ApplicationModules.of(ComplaintServiceApplication.class).verify();
    }
}
