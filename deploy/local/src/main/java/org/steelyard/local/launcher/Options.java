package org.steelyard.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the person who started {@code up} asked for.
 *
 * @param home folder of data, logs, run files and caches
 * @param fresh whether to throw the data of earlier runs away
 * @param sample whether an empty system is filled with the sample county
 * @param sampleScale how many times the usual number of complaints the sample county has; 0 for the county alone
 * @param traffic whether invented entries go on coming in
 * @param restart whether a process that dies is started again
 * @param aot whether start caches are used and made
 * @param detach whether to leave the system running in the background
 * @param startLimit how long the start may take
 */
record Options(
        Path home,
        Ports ports,
        boolean fresh,
        boolean sample,
        int sampleScale,
        boolean traffic,
        boolean restart,
        boolean aot,
        boolean detach,
        Duration startLimit) {

    /** As many as topics have partitions here: what more instances could share between them. */
    private static final int MOST_INSTANCES = 4;

    /** The text of {@code --help}; a file, so that the script can show it where nothing is built. */
    static String help() throws IOException {
        try (var in = Objects.requireNonNull(Options.class.getResourceAsStream("/launcher/up-help.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Options parse(List<String> arguments, Map<String, String> environment, Path root) {
        var parsing = new Parsing(root);
        environment.forEach(parsing::variable);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            parsing.option(rest.next(), rest);
        }
        return parsing.options();
    }

    private static final class Parsing {
        private final Path root;
        private final Map<Port, Integer> ports = new EnumMap<>(Port.class);
        private @Nullable Integer base;
        private Path home;
        private boolean fresh;
        private boolean sample = true;
        private int sampleScale = 1;
        private boolean traffic;
        private boolean restart = true;
        private boolean aot = true;
        private boolean detach;
        private Duration startLimit = Duration.ofMinutes(10);
        private int instances = 1;

        private Parsing(Path root) {
            this.root = root;
            this.home = root.resolve(".steelyard");
        }

        private void variable(String name, String value) {
            switch (name) {
                case "STEELYARD_DATA_DIR" -> home = folder(value);
                case "STEELYARD_PORT_BASE" -> base = number(name, value);
                default -> {
                    for (var port : Port.values()) {
                        if (port.variable().equals(name)) {
                            ports.put(port, number(name, value));
                        }
                    }
                }
            }
        }

        private void option(String option, Iterator<String> rest) {
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--no-sample" -> sample = false;
                case "--sample-scale" -> sampleScale = number(option, value(option, rest), 0, 100);
                case "--instances" -> instances = number(option, value(option, rest), 1, MOST_INSTANCES);
                case "--traffic" -> traffic = true;
                case "--no-restart" -> restart = false;
                case "--no-aot" -> aot = false;
                case "--detach" -> detach = true;
                case "--start-limit" -> startLimit = Duration.ofSeconds(number(option, value(option, rest)));
                case "--data-dir" -> home = folder(value(option, rest));
                case "--port-base" -> base = number(option, value(option, rest));
                default -> ports.put(port(option), number(option, value(option, rest)));
            }
        }

        private static Port port(String option) {
            for (var port : Port.values()) {
                if (port.option().equals(option)) {
                    return port;
                }
            }
            throw new UsageError("Unknown option " + option + "; ./deploy/up --help lists them.");
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new UsageError(option + " needs a value; ./deploy/up --help explains it.");
            }
            return rest.next();
        }

        private static int number(String option, String value, int least, int most) {
            var asked = number(option, value);
            if (asked < least || asked > most) {
                throw new UsageError("%s must be from %d to %d, not %d".formatted(option, least, most, asked));
            }
            return asked;
        }

        private static int number(String name, String value) {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new UsageError(name + " must be a number, not " + value);
            }
        }

        private Path folder(String value) {
            return root.resolve(value).toAbsolutePath().normalize();
        }

        private Options options() {
            return new Options(
                    home,
                    Ports.choose(base, ports, instances),
                    fresh,
                    sample,
                    sampleScale,
                    traffic,
                    restart,
                    aot,
                    detach,
                    startLimit);
        }
    }
}
