package org.steelyard.escalation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Another instance of the service under test: the same store, broker, group, settings and time. */
public final class Replica {

    private static final List<String> SHARED = List.of(
            "spring.mongodb.uri",
            "spring.kafka.bootstrap-servers",
            "spring.kafka.consumer.group-id",
            "steelyard.store.embedded",
            "steelyard.security.",
            "steelyard.sealing.",
            "steelyard.webhooks.");

    /** Properties the context was given by a test, as against those in files. */
    private static final Set<String> BY_TESTS = Set.of("test", "Inlined Test Properties");

    private Replica() {}

    public static ConfigurableApplicationContext of(Environment environment, Clock clock) {
        var arguments = new ArrayList<String>(List.of("--server.port=0", "--management.server.port=0"));
        ((ConfigurableEnvironment) environment)
                .getPropertySources().stream()
                        .filter(source -> BY_TESTS.contains(source.getName()))
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
                        .distinct()
                        .filter(name -> SHARED.stream().anyMatch(name::startsWith))
                        .forEach(name -> arguments.add("--" + name + "=" + environment.getRequiredProperty(name)));
        return new SpringApplicationBuilder(EscalationServiceApplication.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("clock", clock);
                    context.getBeanFactory().registerSingleton("noTests", new NoTests());
                })
                .run(arguments.toArray(String[]::new));
    }

    /** What tests configure for themselves is on the class path too, and no part of the service. */
    private static final class NoTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) {
            return type.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof NoTests;
        }

        @Override
        public int hashCode() {
            return NoTests.class.hashCode();
        }
    }
}
