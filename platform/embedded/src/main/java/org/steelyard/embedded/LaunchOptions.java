package org.steelyard.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.steelyard.embedded.StoreSettings.Durability;

/** What {@link EmbeddedMain} was told: by option, else by system property, else by environment, else the default. */
record LaunchOptions(Map<String, String> values) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "data-dir", ".steelyard",
            "host", "127.0.0.1",
            "broker-port", "9092",
            "controller-port", "9093",
            "store-port", "27017",
            "store-durability", "process-kill",
            "partitions", "4");

    static LaunchOptions of(List<String> arguments, Properties properties, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        DEFAULTS.forEach((name, standard) -> {
            var variable = "STEELYARD_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
            values.put(name, properties.getProperty("steelyard." + name, environment.getOrDefault(variable, standard)));
        });
        for (var i = 0; i < arguments.size(); i++) {
            var parts = arguments.get(i).split("=", 2);
            var name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (!DEFAULTS.containsKey(name)) {
                throw new StartRefused("Unknown option %s. Options: --%s."
                        .formatted(
                                parts[0],
                                String.join(
                                        ", --",
                                        DEFAULTS.keySet().stream().sorted().toList())));
            }
            if (parts.length == 1 && ++i == arguments.size()) {
                throw new StartRefused("Option --%s needs a value.".formatted(name));
            }
            values.put(name, parts.length == 2 ? parts[1] : arguments.get(i));
        }
        return new LaunchOptions(Map.copyOf(values));
    }

    BrokerSettings broker() {
        return BrokerSettings.in(directory().resolve("broker"))
                .withHost(value("host"))
                .withPorts(number("broker-port", 0, 65_535), number("controller-port", 0, 65_535))
                .withPartitions(number("partitions", 1, 1_000));
    }

    StoreSettings store() {
        return StoreSettings.in(directory().resolve("store"))
                .withHost(value("host"))
                .withPort(number("store-port", 0, 65_535))
                .withDurability(durability());
    }

    private Path directory() {
        return Path.of(value("data-dir")).toAbsolutePath();
    }

    private Durability durability() {
        return switch (value("store-durability")) {
            case "process-kill" -> Durability.PROCESS_KILL;
            case "power-loss" -> Durability.POWER_LOSS;
            default ->
                throw new StartRefused("--store-durability is %s, but may be process-kill or power-loss."
                        .formatted(value("store-durability")));
        };
    }

    private int number(String name, int least, int most) {
        try {
            var number = Integer.parseInt(value(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, the same for both
        }
        throw new StartRefused(
                "--%s is %s, but must be a number from %d to %d.".formatted(name, value(name), least, most));
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }
}
