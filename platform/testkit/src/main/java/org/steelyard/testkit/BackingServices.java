package org.steelyard.testkit;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.steelyard.embedded.EmbeddedBacking;

/**
 * Where the broker and the store of this JVM's tests are.
 *
 * @param store its connection string, without a database name; it ends with a slash
 * @param embedded whether the store is the embedded one, which needs indexes that MongoDB does not
 */
record BackingServices(String name, String broker, String store, boolean embedded) {

    private static final String NO_ENGINE =
            "not run: tests on containers, because no container engine answers; the embedded broker and store do instead";

    /** Those asked for by {@code -Dbacking}: {@code embedded}, as is usual, or {@code containers}. */
    static BackingServices shared() {
        return Shared.SERVICES;
    }

    /** Those wanted, as far as a container engine is there for them. */
    static BackingServices choose(String wanted, BooleanSupplier engine, Consumer<String> voice) {
        return switch (wanted) {
            case "embedded" -> inThisProcess();
            case "containers" -> {
                if (engine.getAsBoolean()) {
                    yield Containers.start();
                }
                voice.accept(NO_ENGINE);
                yield inThisProcess();
            }
            default -> throw new IllegalArgumentException("-Dbacking is embedded or containers, not " + wanted);
        };
    }

    private static BackingServices inThisProcess() {
        var embedded = EmbeddedBacking.shared();
        return new BackingServices("embedded", embedded.bootstrapServers(), embedded.mongoUri(), true);
    }

    private static final class Shared {
        static final BackingServices SERVICES =
                choose(System.getProperty("backing", "embedded"), Containers::canRun, System.out::println);
    }
}
