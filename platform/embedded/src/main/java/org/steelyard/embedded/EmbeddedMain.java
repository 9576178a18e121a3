package org.steelyard.embedded;

import java.util.List;

/** Runs the broker and the store of one machine in one process, until told to stop. */
public final class EmbeddedMain {

    private static final int REFUSED = 1;
    private static final int FAILED = 3;

    private EmbeddedMain() {}

    public static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-embedded.xml");
        }
        try {
            run(LaunchOptions.of(List.of(arguments), System.getProperties(), System.getenv()));
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(FAILED);
        }
    }

    private static void run(LaunchOptions options) {
        var store = new EmbeddedStore(options.store());
        var broker = new EmbeddedBroker(options.broker());
        // the broker first: services that stop with us still write to the store until their last record is sent
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            broker.close();
                            store.close();
                        },
                        "stop"));
        say("store ready on " + store.start().uri());
        say("broker ready on " + broker.start().bootstrapServers());
        var failure = store.failure().join();
        System.err.println("The store cannot write and stops: " + failure);
        System.exit(FAILED);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
