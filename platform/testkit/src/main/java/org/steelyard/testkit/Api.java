package org.steelyard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a service under test over HTTP, as the bearer of a token. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final @Nullable String token;
    private final String[] headers;

    private Api(int port, @Nullable String token, String... headers) {
        this.port = port;
        this.token = token;
        this.headers = headers;
    }

    /** A caller nobody knows. */
    public static Api on(int port) {
        return new Api(port, null);
    }

    /** The same with a bearer token. */
    public Api as(String bearer) {
        return new Api(port, bearer, headers);
    }

    /** The same with further headers, name after value. */
    public Api with(String... more) {
        return new Api(port, token, more);
    }

    /** Asks for something. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Posts JSON. */
    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** Patches with JSON. */
    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    /** Removes something. */
    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public static final class Answer {

        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        /** The HTTP status. */
        public int status() {
            return response.statusCode();
        }

        /** A header, empty if there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body as it came. */
        public byte[] bytes() {
            return response.body();
        }

        /** The body as text. */
        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** A text in the body by JSON pointer, empty if there is none. */
        public String at(String pointer) {
            return json().at(pointer).asString("");
        }

        /** The last part of a problem's type. */
        public String problem() {
            return at("/type").replaceFirst("^urn:steelyard:problem:", "");
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
