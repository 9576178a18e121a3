package org.steelyard.gateway;

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
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** An issuer on loopback: gives good tokens, and forges bad ones with its own key or a stranger's. */
final class Issuer {

    private final RSAKey key = newKey("issuer");
    private final RSAKey strangersKey = newKey("issuer");
    private final RSAKey newKey = newKey("next");
    private final HttpServer server;
    private volatile boolean away;

    Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        var _ = server.createContext("/oauth2/jwks", exchange -> {
            if (away) {
                exchange.close(); // breaks off
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    /** Answers more than its keys: see {@link OpenIdProvider}. */
    void serve(String path, HttpHandler handler) {
        var _ = server.createContext(path, handler);
    }

    /** Any claims, signed with the issuer's key. */
    String signed(JWTClaimsSet claims) {
        return signed(key, claims);
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String token(String account, String role) {
        return token(account, role, _ -> {});
    }

    String token(String account, String role, Consumer<JWTClaimsSet.Builder> spoil) {
        return signed(key, claims(account, role, spoil));
    }

    /** Signed with a key that the gateway has not seen yet, so that it must ask for it. */
    String signedWithANewKey(String account, String role) {
        return signed(newKey, claims(account, role, _ -> {}));
    }

    void away(boolean now) {
        away = now;
    }

    String forged(String account, String role) {
        return signed(strangersKey, claims(account, role, _ -> {}));
    }

    String unsigned(String account, String role) {
        return new PlainJWT(claims(account, role, _ -> {})).serialize();
    }

    private JWTClaimsSet claims(String account, String role, Consumer<JWTClaimsSet.Builder> spoil) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .subject(account)
                .issuer(uri())
                .audience("steelyard")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("name", "示例人员")
                .claim("roles", List.of(role))
                .claim("unit", "350428100001")
                .claim("officer", "350428100001-1")
                .claim("path", List.of("350428", "350428100", "350428100001"));
        spoil.accept(claims);
        return claims.build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA on this platform", e);
        }
    }
}
