package org.steelyard.training;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.steelyard.testkit.HouseRules;

class TrainingHouseRulesTests {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("org.steelyard.training");
    }

    @Test
    void featuresStandApartAndFormNoCycle() {
        ApplicationModules.of(TrainingServiceApplication.class).verify();
    }
}
