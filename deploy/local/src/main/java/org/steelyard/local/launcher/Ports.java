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
import org.jspecify.annotations.Nullable;

/** Which number each port has in one run. */
final class Ports {

    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /**
     * Chooses the numbers.
     *
     * @param base first of as many consecutive ports as there are, or none for the usual numbers
     * @param given numbers set one by one; they win over the base
     * @throws UsageError if a number is out of range or used twice
     */
    static Ports choose(@Nullable Integer base, Map<Port, Integer> given) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var users = new HashMap<Integer, Port>();
        var offset = 0;
        for (var port : Port.values()) {
            var number = given.getOrDefault(port, base == null ? port.byDefault() : base + offset);
            if (number < 1 || number > HIGHEST) {
                throw new UsageError("%s must be between 1 and %d, not %d".formatted(port.option(), HIGHEST, number));
            }
            var other = users.put(number, port);
            if (other != null) {
                throw new UsageError("Port %d is wanted twice: by %s (%s) and by %s (%s)"
                        .formatted(number, other.label(), other.option(), port.label(), port.option()));
            }
            numbers.put(port, number);
            offset++;
        }
        return new Ports(numbers);
    }

    int of(Port port) {
        var number = numbers.get(port);
        if (number == null) {
            throw new IllegalStateException(port.name());
        }
        return number;
    }

    /** The address of what listens on a port, as this machine sees it. */
    String url(Port port) {
        return "http://127.0.0.1:" + of(port);
    }

    /** The ports that someone else already listens on, each with what to do about it. */
    List<String> taken() {
        var complaints = new ArrayList<String>();
        numbers.forEach((port, number) -> {
            if (!isFree(number)) {
                complaints.add("Port %d (%s) is already taken. Choose another with %s N or %s=N."
                        .formatted(number, port.label(), port.option(), port.variable()));
            }
        });
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
