package org.steelyard.local.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person who started {@code up} asked for.
 *
 * @param home folder of data, logs, run files and caches
 * @param fresh whether to throw the data of earlier runs away
 * @param sample whether an empty system is filled with the sample county
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
        boolean traffic,
        boolean restart,
        boolean aot,
        boolean detach,
        Duration startLimit) {

    static final String HELP = """
            Usage: ./deploy/up [option]...

            Starts the whole system on this machine and stays until Ctrl-C.

              --detach             return once it is ready and leave it running (stop it with ./deploy/down)
              --fresh              throw away the data of earlier runs first
              --no-sample          start empty: no county, no recorded life
              --traffic            keep a gentle, invented life going
              --no-restart         leave a process that died alone, instead of starting it again
              --no-aot             neither use nor make caches for a faster start
              --start-limit S      give up when it is not ready after S seconds (default 240)
              --data-dir DIR       folder of data, logs and run files (default .steelyard; STEELYARD_DATA_DIR)
              --port N             port of the gateway (default 8080; STEELYARD_PORT)
              --port-base N        take all ports from N on, in the order below (STEELYARD_PORT_BASE)
              --help               this text

            Each other port has an option of its own, and a variable such as STEELYARD_STORE_PORT:

            %s
            Management ports are %s and so on (9080 to 9085).
            All listen on 127.0.0.1 only.
            """.formatted(portHelp(), Port.GATEWAY_MANAGEMENT.option());

    private static String portHelp() {
        var help = new StringBuilder();
        for (var port : Port.values()) {
            if (port.compareTo(Port.STORE) <= 0) {
                help.append("  %-20s %d%n".formatted(port.option() + " N", port.byDefault()));
            }
        }
        return help.toString();
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
        private boolean traffic;
        private boolean restart = true;
        private boolean aot = true;
        private boolean detach;
        private Duration startLimit = Duration.ofMinutes(4);

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
                    home, Ports.choose(base, ports), fresh, sample, traffic, restart, aot, detach, startLimit);
        }
    }
}
