package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is fed a class that breaks it, and names that class alone. */
class HouseRulesTests {

    static Stream<Arguments> rulesAndWhatBreaksThem() {
        return Stream.of(
                Arguments.of(HouseRules.MODEL_KNOWS_NO_ADAPTER, "KnowsItsAdapter"),
                Arguments.of(HouseRules.HTTP_ONLY_IN_WEB, "SpeaksHttp"),
                Arguments.of(HouseRules.LISTENERS_ONLY_IN_KAFKA, "HearsKafka"),
                Arguments.of(HouseRules.TIME_FROM_A_CLOCK, "AsksTheSystemForTheTime"),
                Arguments.of(HouseRules.NO_FIELD_INJECTION, "InjectsAField"),
                Arguments.of(HouseRules.CONTROLLERS_ARE_PACKAGE_PRIVATE, "BrokenController"),
                Arguments.of(HouseRules.NAMES_SAY_SOMETHING, "ComplaintHelper"),
                Arguments.of(HouseRules.PACKAGES_ARE_NULL_MARKED, "Unmarked"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatBreaksThem")
    void bites(ArchRule rule, String culprit) {
        var violations = rule.evaluate(new ClassFileImporter().importPackages("org.steelyard.broken"))
                .getFailureReport()
                .getDetails();

        assertThat(violations)
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation)
                        .contains(culprit.equals("Unmarked") ? "org.steelyard.broken.bare" : culprit));
    }

    @Test
    void areAllFedAClassThatBreaksThem() {
        assertThat(rulesAndWhatBreaksThem().map(arguments -> arguments.get()[0]))
                .containsExactlyInAnyOrderElementsOf(HouseRules.all().values());
    }
}
