package org.steelyard.local.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Something the launcher runs.
 *
 * @param module what it is an instance of
 * @param jar what it runs from, as the build left it
 * @param heap the most it may take, as {@code -Xmx} has it
 * @param arguments settings of its own for this run
 * @param environment settings it shares with others
 * @param health where it answers when ready, see {@link Probe}
 */
record Program(
        String name,
        String module,
        Tier tier,
        Path jar,
        String heap,
        List<String> arguments,
        Map<String, String> environment,
        String health) {

    /** What stands on what: started from the first to the last, stopped the other way round. */
    enum Tier {
        BACKING,
        IDENTITY,
        SERVICE,
        GATEWAY
    }

    Program {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Options of the virtual machine: small, and quick to be there. */
    List<String> vmOptions() {
        return List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
