package org.steelyard.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/** On a server as services have it. */
class DrainTests {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Drain drain = new Drain(new WebSettings(
            DataSize.ofKilobytes(1), DataSize.ofKilobytes(1), List.of(), 10, 1, 1, Duration.ofSeconds(5)));
    private WebServer server;

    @BeforeEach
    void start() {
        var factory = new TomcatServletWebServerFactory(0);
        factory.addConnectorCustomizers(drain);
        server = factory.getWebServer(
                context -> context.addServlet("answering", new Answering()).addMapping("/"));
        server.start();
        drain.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everyAnswerEndsItsConnectionUntilTheServerMayStop() throws Exception {
        assertThat(get().headers().firstValue("Connection")).isEmpty();
        var mayStop = new CompletableFuture<Void>();

        drain.stop(() -> mayStop.complete(null));

        var answer = get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        assertThat(mayStop.isDone()).isFalse();
        mayStop.get(1, TimeUnit.MINUTES);
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static final class Answering extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("here");
        }
    }
}
