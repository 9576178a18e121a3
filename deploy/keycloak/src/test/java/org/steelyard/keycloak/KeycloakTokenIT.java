package org.steelyard.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.steelyard.keycloak.World.COUNTY;
import static org.steelyard.keycloak.World.OFFICER;
import static org.steelyard.keycloak.World.POINT;
import static org.steelyard.keycloak.World.REGULATOR;
import static org.steelyard.keycloak.World.STATION;
import static org.steelyard.keycloak.World.world;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a service makes of tokens that Keycloak really gave, and of what people make of them. */
class KeycloakTokenIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LEDGER = "/api/complaints/of/" + POINT;
    private static final String NEIGHBOURS = "/api/complaints/of/350428100202";

    @Test
    void letsAnOfficerReadTheOwnLedgerAndNoOther() {
        var token = Tokens.accessToken(OFFICER);

        assertThat(asked(LEDGER, token).body()).isEqualTo("the ledger of " + POINT);
        assertThat(asked(NEIGHBOURS, token).statusCode()).isEqualTo(403);
        var caller = caller(token);
        assertThat(texts(caller.path("roles"))).containsExactly("POINT_OFFICER");
        assertThat(caller.path("unit").asString()).isEqualTo(POINT);
        assertThat(texts(caller.path("path"))).containsExactly(COUNTY, STATION, POINT);
        assertThat(caller.path("officer").asString()).isEqualTo("dianyuan-1");
        assertThat(caller.path("account").asString())
                .isEqualTo(world().administrator.idOf(OFFICER.name()));
    }

    @Test
    void letsARegulatorReadAllOfTheCounty() {
        var token = Tokens.accessToken(REGULATOR);

        assertThat(asked(LEDGER, token).statusCode()).isEqualTo(200);
        assertThat(asked(NEIGHBOURS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void givesNothingToWhoBelongsNowhere() {
        var nowhere = Account.of("wu-danwei", Role.POINT_OFFICER);
        world().administrator.enter(nowhere);

        var token = Tokens.accessToken(nowhere);

        assertThat(Tokens.claims(token).has("unit")).isFalse();
        assertThat(asked(LEDGER, token).statusCode()).isEqualTo(403);
    }

    /** Keycloak's own roles, one a county made for another program, and the software's, which nobody may be. */
    @Test
    void givesNothingToWhoHasNoRoleOfOurs() {
        for (var name : List.of("CASHIER", "SYSTEM")) {
            world().administrator.post("/roles", Map.of("name", name));
        }
        var stranger = new Account("lu-ren", List.of("CASHIER", "SYSTEM"), OFFICER.path());
        world().administrator.enter(stranger);

        var token = Tokens.accessToken(stranger);

        assertThat(texts(Tokens.claims(token).path("roles"))).isEmpty();
        assertThat(asked(LEDGER, token).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesWhatIsNotAsKeycloakSignedIt() {
        var token = Tokens.accessToken(OFFICER);
        var parts = token.split("\\.");
        var claims = (ObjectNode) Tokens.claims(token);
        claims.putArray("roles").add("COUNTY_REGULATOR");
        claims.put("unit", COUNTY);
        var raised = encoded(claims);

        assertThat(asked(LEDGER, token).statusCode()).isEqualTo(200);
        for (var forged : List.of(
                parts[0] + "." + raised + "." + parts[2],
                parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse(),
                encoded(JSON.createObjectNode().put("alg", "none")) + "." + raised + ".",
                encoded(JSON.createObjectNode().put("alg", "none")) + "." + raised + "." + parts[2])) {
            assertThat(asked(LEDGER, forged).statusCode()).as(forged).isEqualTo(401);
        }
    }

    /** A county may register other programs in the realm; what these are given is not for ours. */
    @Test
    void refusesTokensOfOtherClients() {
        world().administrator
                .post(
                        "/clients",
                        Map.of("clientId", "canteen", "secret", "of-the-canteen", "directAccessGrantsEnabled", true));
        for (var client : List.of(
                Map.of("client_id", "canteen", "client_secret", "of-the-canteen"), Map.of("client_id", "admin-cli"))) {
            var form = new java.util.HashMap<>(client);
            form.putAll(Map.of(
                    "grant_type",
                    "password",
                    "scope",
                    "openid",
                    "username",
                    OFFICER.name(),
                    "password",
                    Account.PASSWORD));
            var given = JSON.readTree(Tokens.token(form).body())
                    .path("access_token")
                    .asString();

            assertThat(given).as(client.toString()).isNotEmpty();
            assertThat(asked(LEDGER, given).statusCode()).isEqualTo(401);
        }
        assertThat(asked(LEDGER, Tokens.ofAccountPage(OFFICER)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesIdentityAndRefreshTokens() {
        var tokens = Tokens.ofGateway(OFFICER);

        for (var kind : List.of("id_token", "refresh_token")) {
            assertThat(asked(LEDGER, tokens.path(kind).asString()).statusCode())
                    .as(kind)
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesATokenThatHasEnded() {
        world().administrator.letTokensLast("3");
        try {
            var token = Tokens.accessToken(OFFICER);

            await().until(() -> asked(LEDGER, token).statusCode() == 401);
            assertThat(Tokens.claims(token).path("exp").asLong())
                    .isLessThanOrEqualTo(System.currentTimeMillis() / 1000);
        } finally {
            world().administrator.letTokensLast("");
        }
    }

    @Test
    void takesANewKeyAsSoonAsKeycloakSignsWithIt() {
        var old = Tokens.accessToken(OFFICER);
        assertThat(asked(LEDGER, old).statusCode()).isEqualTo(200);

        world().administrator
                .post(
                        "/components",
                        Map.of(
                                "name", "next",
                                "providerId", "rsa-generated",
                                "providerType", "org.keycloak.keys.KeyProvider",
                                "config",
                                        Map.of(
                                                "priority",
                                                List.of("1000"),
                                                "enabled",
                                                List.of("true"),
                                                "active",
                                                List.of("true"))));
        var fresh = Tokens.accessToken(OFFICER);

        assertThat(fresh.split("\\.")[0]).isNotEqualTo(old.split("\\.")[0]);
        assertThat(asked(LEDGER, fresh).statusCode()).isEqualTo(200);
        assertThat(asked(LEDGER, old).statusCode())
                .as("the old key is still published")
                .isEqualTo(200);
    }

    private static JsonNode caller(String token) {
        return JSON.readTree(asked("/api/complaints/caller", token).body());
    }

    private static HttpResponse<String> asked(String path, String token) {
        return new Browser()
                .send(HttpRequest.newBuilder(URI.create(world().service + path))
                        .header("Authorization", "Bearer " + token));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String encoded(ObjectNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
