package org.steelyard.escalation.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A receiver that answers as a test wants it to, and remembers what it was sent. */
final class TestReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private volatile Function<Integer, Integer> statusOfCall = _ -> 200;
    private volatile String answer = "";
    private volatile @Nullable String location;
    private volatile boolean hangs;

    /** One call, with what counts of it. */
    record Received(int status, String query, String id, String timestamp, String signature, String body) {}

    TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        if (server.createContext("/", this::handle) != null) {
            server.start();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var status = statusOfCall.apply(calls.incrementAndGet());
        received.add(new Received(
                status,
                String.valueOf(exchange.getRequestURI().getRawQuery()),
                String.valueOf(headers.getFirst("webhook-id")),
                String.valueOf(headers.getFirst("webhook-timestamp")),
                String.valueOf(headers.getFirst("webhook-signature")),
                body));
        if (hangs) {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                return;
            }
        }
        if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Answers the n-th call, from 1, with this status. */
    TestReceiver answering(Function<Integer, Integer> status) {
        statusOfCall = status;
        return this;
    }

    TestReceiver answering(int status) {
        return answering(_ -> status);
    }

    TestReceiver saying(String body) {
        answer = body;
        return this;
    }

    TestReceiver pointingTo(String elsewhere) {
        location = elsewhere;
        return this;
    }

    /** Takes what it is sent and never answers. */
    TestReceiver hanging() {
        hangs = true;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** The bodies of what it took, in order. */
    List<String> taken() {
        return received.stream()
                .filter(call -> call.status() / 100 == 2)
                .map(Received::body)
                .toList();
    }

    @Override
    public void close() {
        hanging.countDown();
        server.stop(0);
    }
}
