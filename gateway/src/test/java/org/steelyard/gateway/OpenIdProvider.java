package org.steelyard.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rest of an OpenID provider beside an {@link Issuer}: signs everyone in without a question, keeps to the protocol, and
 * can be told not to. Refresh tokens are good once; a second use is remembered as the theft it would be taken for.
 */
final class OpenIdProvider {

    static final String CLIENT = "gateway-of-this-test";
    static final String SECRET = "its-secret";

    /** Whom the next browser is. */
    volatile String account = "officer-1";
    /** How long access tokens last. */
    volatile Duration lifetime = Duration.ofHours(1);
    /** What is wrong with the next access tokens. */
    volatile Consumer<JWTClaimsSet.Builder> spoil = _ -> {};
    /** What is wrong with the next identity tokens. */
    volatile Consumer<JWTClaimsSet.Builder> spoilId = _ -> {};
    /** Whether it answers no token request. */
    volatile boolean away;

    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger thefts = new AtomicInteger();
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    private final Issuer issuer;
    private final Supplier<Instant> now;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    OpenIdProvider(Issuer issuer, Supplier<Instant> now) {
        this.issuer = issuer;
        this.now = now;
        issuer.serve("/.well-known/openid-configuration", this::metadata);
        issuer.serve("/oauth2/authorize", this::authorize);
        issuer.serve("/oauth2/token", this::token);
    }

    void forget() {
        account = "officer-1";
        lifetime = Duration.ofHours(1);
        spoil = _ -> {};
        spoilId = _ -> {};
        away = false;
        refreshes.set(0);
        thefts.set(0);
        asked.clear();
    }

    /** As when somebody locks the account. */
    void revokeAll() {
        refreshTokens.clear();
    }

    private void metadata(HttpExchange exchange) throws IOException {
        var uri = issuer.uri();
        answer(
                exchange,
                200,
                Map.of(
                        "issuer",
                        uri,
                        "authorization_endpoint",
                        uri + "/oauth2/authorize",
                        "token_endpoint",
                        uri + "/oauth2/token",
                        "jwks_uri",
                        uri + "/oauth2/jwks",
                        "end_session_endpoint",
                        uri + "/connect/logout",
                        "subject_types_supported",
                        List.of("public"),
                        "response_types_supported",
                        List.of("code"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = fields(exchange.getRequestURI().getRawQuery());
        asked.add(query);
        var code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        if (away) {
            exchange.close();
            return;
        }
        var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var client =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!client.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> redeem(exchange, form);
            case "refresh_token" -> refresh(exchange, form);
            default -> answer(exchange, 400, Map.of("error", "unsupported_grant_type"));
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form) throws IOException {
        var query = codes.remove(form.getOrDefault("code", ""));
        if (query == null
                || !Objects.equals(query.get("redirect_uri"), form.get("redirect_uri"))
                || !query.getOrDefault("code_challenge", "")
                        .equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(exchange, 200, tokens(account, query.getOrDefault("nonce", "")));
    }

    private void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
        refreshes.incrementAndGet();
        var holder = refreshTokens.remove(form.getOrDefault("refresh_token", ""));
        if (holder == null) {
            thefts.incrementAndGet();
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(exchange, 200, tokens(holder, ""));
    }

    private Map<String, Object> tokens(String holder, String nonce) {
        var refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, holder);
        var access = issuer.token(holder, "POINT_OFFICER", claims -> {
            claims.issueTime(Date.from(now.get()))
                    .expirationTime(Date.from(now.get().plus(lifetime)))
                    .jwtID(UUID.randomUUID().toString());
            spoil.accept(claims);
        });
        return Map.of(
                "access_token",
                access,
                "token_type",
                "Bearer",
                "expires_in",
                lifetime.toSeconds(),
                "refresh_token",
                refresh,
                "id_token",
                idToken(holder, nonce),
                "scope",
                "openid profile");
    }

    private String idToken(String holder, String nonce) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer.uri())
                .subject(holder)
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce)
                .claim("sid", "session-of-" + holder);
        spoilId.accept(claims);
        return issuer.signed(claims.build());
    }

    private void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field.length < 2 ? "" : field[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
