package org.steelyard.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser: keeps cookies, fills in the form of a page, and goes where it is sent when it is told to. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");

    private final CookieManager jar = new OnLoopback();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(jar)
            .build();

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Goes where this answer sends it. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(location(answer));
    }

    /** Fills in the form of this page and sends it. */
    HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        var action = FORM.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        return send(form(page.uri().resolve(action.group(1).replace("&amp;", "&")), fields));
    }

    Optional<String> cookie(String name) {
        return jar.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    static HttpRequest.Builder form(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
    }

    static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).as(String.valueOf(answer.body())).isIn(302, 303);
        return answer.uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> fields(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    /** Browsers take loopback for as safe as TLS, and keep cookies there that are for safe ways only; Java does not. */
    private static final class OnLoopback extends CookieManager {
        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            super.put(
                    address,
                    headers.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    header -> header.getValue().stream()
                                            .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                                            .toList())));
        }
    }
}
