package org.steelyard.testkit;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a test's application a real broker and store, shared by the JVM, with a database and a consumer group of its own,
 * and an issuer whose tokens {@link TestIssuer} makes.
 */
public final class Backing implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(Backing.class);
    /** Keys that seal nothing but tests' inventions. */
    private static final Map<String, String> SEALING = Map.of(
            "steelyard.sealing.active", "test",
            "steelyard.sealing.master-keys.test", "dGVzdGtleXRlc3RrZXl0ZXN0a2V5dGVzdGtleTEyMzQ=",
            "steelyard.sealing.index-key", "aW5kZXhpbmRleGluZGV4aW5kZXhpbmRleGluZGV4MTI=");

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var backing = BackingServices.shared();
        var number = CONTEXTS.incrementAndGet();
        log.info("Ready, backing: {}", backing.name()); // deploy/test looks for it
        TestPropertyValues.of(SEALING).applyTo(context);
        TestPropertyValues.of(Map.of(
                        "spring.mongodb.uri",
                        backing.store() + "test-" + number,
                        "spring.kafka.bootstrap-servers",
                        backing.broker(),
                        "spring.kafka.consumer.group-id",
                        "test-" + number,
                        "steelyard.store.embedded",
                        String.valueOf(backing.embedded()),
                        "steelyard.security.issuer",
                        TestIssuer.issuer(),
                        "steelyard.security.jwk-set-uri",
                        TestIssuer.jwkSetUri(),
                        "management.server.port",
                        "0",
                        "steelyard.store-check.enabled",
                        "false", // the log is all tests', the store is this one's
                        "logging.structured.format.console",
                        ""))
                .applyTo(context);
    }
}
