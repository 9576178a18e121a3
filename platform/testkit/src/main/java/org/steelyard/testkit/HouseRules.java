package org.steelyard.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that a compiler does not know; each service's tests run them all over its own classes. */
public final class HouseRules {

    private HouseRules() {}

    /** The rules by the sentence they enforce. */
    public static Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("adapters are for the outside: the model knows none", MODEL_KNOWS_NO_ADAPTER);
        rules.put("HTTP is spoken in web packages only", HTTP_ONLY_IN_WEB);
        rules.put("Kafka is heard in kafka packages only", LISTENERS_ONLY_IN_KAFKA);
        rules.put("time comes from a Clock", TIME_FROM_A_CLOCK);
        rules.put("what a class needs comes through its constructor", NO_FIELD_INJECTION);
        rules.put("controllers are package-private", CONTROLLERS_ARE_PACKAGE_PRIVATE);
        rules.put("every package is null-marked", PACKAGES_ARE_NULL_MARKED);
        rules.put("nothing is called Util, Helper, Manager …", NAMES_SAY_SOMETHING);
        return rules;
    }

    /** Checks every rule on the production classes under a package. */
    public static void check(String rootPackage) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("No classes under " + rootPackage);
        }
        check(classes);
    }

    static void check(JavaClasses classes) {
        all().forEach((sentence, rule) ->
                rule.as(sentence).allowEmptyShould(true).check(classes));
    }

    static final ArchRule MODEL_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..kafka..", "..mongo..", "..http..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.steelyard..")
                    .and(resideInAnyPackage("..web", "..kafka", "..mongo", "..http"))
                    .and(DescribedPredicate.not(resideInAPackage("org.steelyard.platform.."))));

    static final ArchRule HTTP_ONLY_IN_WEB = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "..http..", "..config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..", "java.net.http..");

    static final ArchRule LISTENERS_ONLY_IN_KAFKA = methods()
            .that()
            .areAnnotatedWith(KafkaListener.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("..kafka..");

    static final ArchRule TIME_FROM_A_CLOCK = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "the time is taken from the system instead of a Clock",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                                    && call.getName().equals("now")
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .noneMatch(type -> type.isEquivalentTo(Clock.class))
                            || call.getTargetOwner().isEquivalentTo(System.class)
                                    && call.getName().equals("currentTimeMillis")));

    static final ArchRule NO_FIELD_INJECTION =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE =
            classes().that().areAnnotatedWith(RestController.class).should().notHaveModifier(JavaModifier.PUBLIC);

    static final ArchRule NAMES_SAY_SOMETHING = classes()
            .should()
            .haveNameNotMatching(".*(Utils?|Helper|Manager|Processor|Common|Base|Impl|Data|Info)(\\$.*)?$");

    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that(are(DescribedPredicate.<JavaClass>describe("top-level", JavaClass::isTopLevelClass)))
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                    }
                }
            });
}
