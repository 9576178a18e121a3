package org.steelyard.gateway;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.steelyard.testkit.HouseRules;

class HouseRulesTests {

    /** A gateway is HTTP and nothing else, so it has no web packages to keep that in. */
    private static final String NOT_HERE = "HTTP is spoken in web packages only";

    @Test
    void areKept() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.steelyard.gateway");

        HouseRules.all().forEach((sentence, rule) -> {
            if (!sentence.equals(NOT_HERE)) {
                rule.as(sentence).allowEmptyShould(true).check(classes);
            }
        });
    }
}
