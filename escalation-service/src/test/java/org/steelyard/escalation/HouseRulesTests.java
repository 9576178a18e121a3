package org.steelyard.escalation;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.steelyard.testkit.HouseRules;

class HouseRulesTests {

    @Test
    void areKept() {
        HouseRules.check("org.steelyard.escalation");
    }

    @Test
    void featuresKnowEachOtherByTheirPublicSideOnlyAndInNoCircle() {
        ApplicationModules.of(EscalationServiceApplication.class).verify();
    }
}
