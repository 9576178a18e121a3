package org.steelyard.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who looks after the realm, over Keycloak's administration interface. */
final class Administrator {

    static final String NAME = "admin";
    static final String PASSWORD = "of-the-administrator";

    private static final JsonMapper JSON = new JsonMapper();

    private final String keycloak;
    private final Browser http = new Browser();

    Administrator(String keycloak) {
        this.keycloak = keycloak;
    }

    /** Enters somebody, as the form of the administration console does. */
    void enter(Account account) {
        var attributes = new LinkedHashMap<String, Object>();
        if (!account.path().isEmpty()) {
            attributes.put("path", account.path());
            attributes.put("unit", List.of(account.path().getLast()));
        }
        attributes.put("officer", List.of(account.name() + "-1"));
        var entered = send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        account.name(),
                        "enabled",
                        true,
                        "lastName",
                        "示例人员",
                        "attributes",
                        attributes,
                        "credentials",
                        List.of(Map.of("type", "password", "value", Account.PASSWORD))));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        account.roles().forEach(role -> give(account.name(), role));
    }

    void give(String account, String role) {
        done(send("POST", "/users/" + idOf(account) + "/role-mappings/realm", List.of(get("/roles/" + role))));
    }

    String idOf(String account) {
        return get("/users?exact=true&username=" + account).path(0).path("id").asString();
    }

    /** Changes a client, or somebody, and gives back what it was. */
    JsonNode change(String path, Consumer<ObjectNode> change) {
        var before = get(path);
        var after = (ObjectNode) before.deepCopy();
        change.accept(after);
        put(path, after);
        return before;
    }

    void put(String path, JsonNode value) {
        done(send("PUT", path, value));
    }

    /** How many seconds the gateway's tokens last; nothing for as long as the realm says. An attribute left out stays. */
    void letTokensLast(String seconds) {
        var _ = change(
                client("gateway"), client -> client.withObject("attributes").put("access.token.lifespan", seconds));
    }

    /** A client's place in the interface. */
    String client(String id) {
        return "/clients/" + get("/clients?clientId=" + id).path(0).path("id").asString();
    }

    JsonNode get(String path) {
        var answer = send("GET", path, "");
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    void post(String path, Object body) {
        done(send("POST", path, body));
    }

    HttpResponse<String> send(String method, String path, Object body) {
        return http.send(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/steelyard" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        "GET".equals(method)
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isBetween(200, 299);
    }

    /** They last a minute, so each call has one of its own. */
    private String token() {
        var answer = http.send(Browser.form(
                URI.create(keycloak + "/realms/master/protocol/openid-connect/token"),
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", NAME, "password", PASSWORD)));
        return JSON.readTree(answer.body()).path("access_token").asString();
    }
}
