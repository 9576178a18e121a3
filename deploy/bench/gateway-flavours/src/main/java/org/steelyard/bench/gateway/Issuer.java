package org.steelyard.bench.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Gives the one token with which the gateway is timed, and the key to check it. */
final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final String token;

    Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            var key = new RSAKeyGenerator(2048).keyID("bench").generate();
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            var _ = server.createContext("/oauth2/jwks", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            token = signed(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA on this platform", e);
        }
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String token() {
        return token;
    }

    private String signed(RSAKey key) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("bench")
                .issuer(uri())
                .audience("steelyard")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(8))))
                .claim("roles", List.of("POINT_OFFICER"))
                .claim("unit", "350428100203")
                .claim("path", List.of("350428", "350428100", "350428100203"))
                .build();
        var signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        signed.sign(new RSASSASigner(key));
        return signed.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
