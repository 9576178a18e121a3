package org.steelyard.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.keycloak.World.world;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Keycloak gives to a client: the code flow by hand, so that a test holds the tokens themselves. */
final class Tokens {

    static final String CALLBACK = "/login/oauth2/code/steelyard";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-as-the-rfc-asks";

    private Tokens() {}

    /** An access token as the gateway gets it. */
    static String accessToken(Account account) {
        return ofGateway(account).path("access_token").asString();
    }

    /** All the gateway gets for somebody. */
    static JsonNode ofGateway(Account account) {
        return redeemed("gateway", World.SECRET, world().gateway + CALLBACK, account);
    }

    /** What the page gets on which people look after their own account. */
    static String ofAccountPage(Account account) {
        return redeemed("account-console", "", world().issuer + "/account/", account)
                .path("access_token")
                .asString();
    }

    private static JsonNode redeemed(String client, String secret, String redirect, Account account) {
        var browser = new Browser();
        var page = browser.get(authorize(client, redirect, challenge()));
        var back = browser.submit(page, Map.of("username", account.name(), "password", Account.PASSWORD));
        var form = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", client,
                "redirect_uri", redirect,
                "code_verifier", VERIFIER,
                "code", Browser.fields(Browser.location(back)).get("code")));
        if (!secret.isEmpty()) {
            form.put("client_secret", secret);
        }
        var answer = token(form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Where a browser is sent to sign in to a client. */
    static String authorize(String client, String redirect, String challenge) {
        var asked = new LinkedHashMap<>(Map.of(
                "client_id", client, "redirect_uri", redirect, "response_type", "code", "scope", "openid profile"));
        if (!challenge.isEmpty()) {
            asked.putAll(Map.of("code_challenge", challenge, "code_challenge_method", "S256"));
        }
        return world().issuer + "/protocol/openid-connect/auth?" + Browser.encoded(asked);
    }

    static HttpResponse<String> token(Map<String, String> form) {
        return new Browser().send(Browser.form(URI.create(world().issuer + "/protocol/openid-connect/token"), form));
    }

    static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
