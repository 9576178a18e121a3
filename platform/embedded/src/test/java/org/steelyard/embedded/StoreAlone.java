package org.steelyard.embedded;

import java.nio.file.Path;

/** The store without a broker, in a process of its own, so that a test can kill it often. */
final class StoreAlone {

    private StoreAlone() {}

    public static void main(String[] arguments) {
        var store = new EmbeddedStore(StoreSettings.in(Path.of(arguments[0]))).start();
        System.out.println("store ready on " + store.uri());
    }
}
