package org.steelyard.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** Stands in for a service: remembers what reached it and answers as the path or a header asks. */
final class StandIn {

    static final String STATUS = "X-Stand-In-Status";

    record Received(String method, String uri, Headers headers, String body) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    /** What the open stream sends next; an empty text ends it. */
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    /** Streams the client of which was found gone. */
    final Semaphore streamsEnded = new Semaphore(0);

    /** Whether it closes the connection without an answer, whatever it is asked. */
    volatile boolean breaksOff;
    /** Whether it says that it is about to stop. */
    volatile boolean drains;

    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final String name;
    private final HttpServer server;
    private final Semaphore slowMayAnswer = new Semaphore(0);

    StandIn(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var _ = server.createContext("/", this::answer);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Received last() {
        return received.getLast();
    }

    /** From now on this path answers with this text. */
    void tell(String path, String text) {
        told.put(path, text);
    }

    void forget() {
        breaksOff = false;
        drains = false;
        told.clear();
        slowMayAnswer.release(slowMayAnswer.getQueueLength());
        received.clear();
        events.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        var path = exchange.getRequestURI().getPath();
        if (breaksOff || path.endsWith("/break-off")) {
            throw new UncheckedIOException(new IOException("The server closes the connection without an answer"));
        } else if (path.endsWith("/stream")) {
            stream(exchange);
        } else if (path.endsWith("/half")) {
            half(exchange);
        } else {
            if (path.endsWith("/slow")) {
                slowMayAnswer.acquireUninterruptibly();
            }
            plain(exchange);
        }
    }

    private void plain(HttpExchange exchange) throws IOException {
        var status = exchange.getRequestHeaders().getFirst(STATUS);
        var text = told.getOrDefault(exchange.getRequestURI().getPath(), "{\"service\":\"" + name + "\"}");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.stand-in+json");
        exchange.getResponseHeaders().add("ETag", "\"3\"");
        if (drains) {
            exchange.getResponseHeaders().add("Connection", "close");
        }
        exchange.getResponseHeaders().add("X-Other", "one");
        exchange.getResponseHeaders().add("X-Other", "two");
        exchange.sendResponseHeaders(status == null ? 200 : Integer.parseInt(status), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Promises more than it gives; how much it gives is the query. */
    private static void half(HttpExchange exchange) throws IOException {
        var given = Integer.parseInt(exchange.getRequestURI().getQuery());
        exchange.sendResponseHeaders(200, given + 1L);
        exchange.getResponseBody().write(new byte[given]);
        exchange.getResponseBody().flush();
        throw new UncheckedIOException(new IOException("The server closes the connection in the middle"));
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.flush();
            for (var event = events.take(); !event.isEmpty(); event = events.take()) {
                out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            streamsEnded.release();
        }
    }
}
