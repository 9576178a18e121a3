package org.steelyard.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as signing in needs one: it keeps cookies, follows redirects and sends forms. */
final class Browser {

    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String gateway;
    private final CookieManager jar = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(15))
            .cookieHandler(jar)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Browser(String gateway) {
        this.gateway = gateway;
    }

    /** Signs in at the provider's page; who it says one is then. */
    String signIn(String account, String password) throws IOException, InterruptedException {
        var page = get("/login?to=/api/me");
        var proof = PROOF.matcher(page.body());
        if (!proof.find()) {
            throw new AssertionError(page.uri() + " is no sign-in page: " + page.body());
        }
        var form = "username=%s&password=%s&_csrf=%s".formatted(account, password, encoded(proof.group(1)));
        var arrived = send(HttpRequest.newBuilder(page.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (!arrived.uri().equals(URI.create(gateway + "/api/me")) || arrived.statusCode() != 200) {
            throw new AssertionError("Signing in led to " + arrived.uri() + ": " + arrived.body());
        }
        return arrived.body();
    }

    /** At the gateway, and then at the provider, which sends one back to the front page. */
    void signOut() throws IOException, InterruptedException {
        var to =
                new JsonMapper().readTree(post("/logout", "").body()).path("to").asString();
        var left = send(HttpRequest.newBuilder(URI.create(to)));
        if (!left.uri().equals(URI.create(gateway + "/"))) {
            throw new AssertionError("Signing out led to " + left.uri() + ": " + left.body());
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(gateway + path)));
    }

    /** As the console sends it. */
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(posted(path, body).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
    }

    /** As a page of another host would send it. */
    HttpResponse<String> postUnproven(String path, String body) throws IOException, InterruptedException {
        return send(posted(path, body));
    }

    private HttpRequest.Builder posted(String path, String body) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(15))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .build(),
                BodyHandlers.ofString());
    }

    private String cookie(String name) {
        return jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
