package org.steelyard.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which number each port has in one run. */
final class Ports {

    /** By how much the ports of an instance lie above those of the one before. */
    static final int APART = 100;

    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;
    private final int instances;

    private Ports(Map<Port, Integer> numbers, int instances) {
        this.numbers = numbers;
        this.instances = instances;
    }

    /**
     * Chooses the numbers.
     *
     * @param base first of as many consecutive ports as there are, or none for the usual numbers
     * @param given numbers set one by one; they win over the base
     * @param instances of every service and of the gateway
     * @throws UsageError if a number is out of range or used twice
     */
    static Ports choose(@Nullable Integer base, Map<Port, Integer> given, int instances) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var users = new HashMap<Integer, Port>();
        var offset = 0;
        for (var port : Port.values()) {
            var number = given.getOrDefault(port, base == null ? port.byDefault() : base + offset);
            for (var used : numbersOf(port, number, instances)) {
                if (used < 1 || used > HIGHEST) {
                    throw new UsageError("%s must be between 1 and %d, not %d".formatted(port.option(), HIGHEST, used));
                }
                var other = users.put(used, port);
                if (other != null) {
                    throw new UsageError("Port %d is wanted twice: by %s (%s) and by %s (%s)"
                            .formatted(used, other.label(), other.option(), port.label(), port.option()));
                }
            }
            numbers.put(port, number);
            offset++;
        }
        return new Ports(numbers, instances);
    }

    private static List<Integer> numbersOf(Port port, int first, int instances) {
        return IntStream.range(0, port.isOfEachInstance() ? instances : 1)
                .mapToObj(further -> first + further * APART)
                .toList();
    }

    /** How many instances of every service and of the gateway there are. */
    int instances() {
        return instances;
    }

    int of(Port port) {
        return of(port, 1);
    }

    /** @param instance 1 for the first */
    int of(Port port, int instance) {
        var number = numbers.get(port);
        if (number == null) {
            throw new IllegalStateException(port.name());
        }
        return number + (instance - 1) * APART;
    }

    /** The address of what listens on a port, as this machine sees it. */
    String url(Port port) {
        return url(port, 1);
    }

    String url(Port port, int instance) {
        return "http://127.0.0.1:" + of(port, instance);
    }

    /** The addresses of all instances, separated by commas. */
    String urls(Port port) {
        return IntStream.rangeClosed(1, instances)
                .mapToObj(instance -> url(port, instance))
                .collect(Collectors.joining(","));
    }

    /** The ports that someone else already listens on, each with what to do about it. */
    List<String> taken() {
        var complaints = new ArrayList<String>();
        numbers.forEach((port, number) -> numbersOf(port, number, instances).stream()
                .filter(used -> !isFree(used))
                .forEach(used -> complaints.add("Port %d (%s) is already taken. Choose another with %s N or %s=N."
                        .formatted(used, port.label(), port.option(), port.variable()))));
        return complaints;
    }

    private static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            // As servers do: connections of an earlier run that still linger in TIME_WAIT are no hindrance.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
