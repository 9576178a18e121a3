package org.steelyard.local.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands in for a service: says where it is, answers that it is ready, and dies when asked to. */
final class FakeProgram {

    private FakeProgram() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.out.println("no port, no service");
            System.exit(7);
        }
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])), 0);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/die", exchange -> {
            System.out.println("told to die, 公平秤");
            System.out.flush();
            Runtime.getRuntime().halt(9);
        });
        server.start();
        System.out.println(arguments[0] + " is there");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(arguments[0] + " goes")));
    }
}
