package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The verification every service runs finds a cycle between two features. */
class ModulithTests {

    @Test
    void bitesOnACycle() {
        var modules = ApplicationModules.of("org.steelyard.broken.cycle", location -> true);

        assertThatThrownBy(modules::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle");
    }
}
