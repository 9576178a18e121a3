package org.steelyard.assessment;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.steelyard.testkit.HouseRules;

class AssessmentHouseRulesTests {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("org.steelyard.assessment");
    }

    @Test
    void featuresStandApartAndFormNoCycle() {
        ApplicationModules.of(AssessmentServiceApplication.class).verify();
    }
}
