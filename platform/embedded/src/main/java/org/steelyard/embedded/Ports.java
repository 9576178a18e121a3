package org.steelyard.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds free ports and refuses taken ones before a server half starts on them. */
final class Ports {

    private Ports() {}

    /** The wanted port if it is free, or any free one for 0. */
    static int claim(String host, int wanted, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw taken(host, wanted, setting, e);
        }
    }

    static StartRefused taken(String host, int port, String setting, Throwable cause) {
        return new StartRefused(
                "Port %d on %s cannot be used (%s). Stop what listens there, or choose another with %s."
                        .formatted(port, host, cause.getMessage(), setting),
                cause);
    }
}
