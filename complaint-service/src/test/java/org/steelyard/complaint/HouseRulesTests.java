package org.steelyard.complaint;

import org.junit.jupiter.api.Test;
import org.steelyard.testkit.HouseRules;

class HouseRulesTests {

    @Test
    void areKeptByThisService() {
        HouseRules.check("org.steelyard.complaint");
    }
}
