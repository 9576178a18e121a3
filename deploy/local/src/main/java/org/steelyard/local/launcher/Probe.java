package org.steelyard.local.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a process whether it is ready: by its readiness address, or by its ports where it has none. */
final class Probe {

    private static final int TIMEOUT_MILLIS = 2_000;

    private Probe() {}

    /** Whether all of the addresses, separated by commas, answer: {@code http://…} with 200, {@code tcp://…} at all. */
    static boolean isReady(String addresses) {
        for (var address : addresses.split(",", -1)) {
            if (!answers(URI.create(address))) {
                return false;
            }
        }
        return true;
    }

    private static boolean answers(URI address) {
        try {
            return "tcp".equals(address.getScheme()) ? accepts(address) : isHealthy(address);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(URI address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
            return true;
        }
    }

    private static boolean isHealthy(URI address) throws IOException {
        if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
            return false;
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
