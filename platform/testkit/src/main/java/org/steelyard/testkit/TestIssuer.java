package org.steelyard.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.steelyard.contracts.Role;

/** An issuer on loopback whose tokens are good, and which can also forge ones that are not. */
public final class TestIssuer {

    private static final TestIssuer SHARED = new TestIssuer();
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final RSAKey key;
    private final HttpServer server;

    private TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA on this platform", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        var context = server.createContext("/oauth2/jwks", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        if (context != null) {
            server.start();
        }
    }

    static String issuer() {
        return "http://127.0.0.1:" + SHARED.server.getAddress().getPort();
    }

    static String jwkSetUri() {
        return issuer() + "/oauth2/jwks";
    }

    /** A good token with these claims beside the standard ones. */
    public static String token(String account, Map<String, Object> claims) {
        return token(account, claims, _ -> {});
    }

    /** A good token of someone at a unit; the path runs from the county to the unit. */
    public static String token(Role role, String... path) {
        return token(
                role.name().toLowerCase(java.util.Locale.ROOT) + "@" + path[path.length - 1],
                Map.of("roles", List.of(role.name()), "unit", path[path.length - 1], "path", List.of(path)));
    }

    /** A good token of an officer of an office. */
    public static String officeToken(String office, String county) {
        return token(
                "office@" + office,
                Map.of("roles", List.of("OFFICE_OFFICER"), "office", office, "path", List.of(county)));
    }

    /** A token whose claims may be spoilt before it is signed with the good key. */
    public static String token(String account, Map<String, Object> claims, Consumer<JWTClaimsSet.Builder> spoil) {
        var signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(SHARED.key.getKeyID())
                        .build(),
                claims(account, claims, spoil));
        try {
            signed.sign(new RSASSASigner(SHARED.key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
        return signed.serialize();
    }

    /** A token that says {@code alg: none}. */
    public static String unsigned(String account, Map<String, Object> claims) {
        return new PlainJWT(claims(account, claims, _ -> {})).serialize();
    }

    private static JWTClaimsSet claims(
            String account, Map<String, Object> claims, Consumer<JWTClaimsSet.Builder> spoil) {
        var now = Instant.now();
        var builder = new JWTClaimsSet.Builder()
                .subject(account)
                .issuer(issuer())
                .audience("steelyard")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        claims.forEach(builder::claim);
        spoil.accept(builder);
        return builder.build();
    }
}
