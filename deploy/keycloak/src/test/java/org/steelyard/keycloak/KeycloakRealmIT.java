package org.steelyard.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.keycloak.World.COUNTY;
import static org.steelyard.keycloak.World.OFFICER;
import static org.steelyard.keycloak.World.POINT;
import static org.steelyard.keycloak.World.STATION;
import static org.steelyard.keycloak.World.world;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.contracts.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the realm promises, asked of Keycloak itself. */
class KeycloakRealmIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CALLBACK = world().gateway + Tokens.CALLBACK;

    private final Administrator administrator = world().administrator;

    @Test
    void hasTheRolesOfTheContractsAndNoneButKeycloaksOwnBeside() {
        var names = administrator
                .get("/roles")
                .valueStream()
                .map(role -> role.path("name").asString());
        assertThat(names)
                .filteredOn(name -> !List.of("CASHIER", "SYSTEM").contains(name)) // another test's
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Role.values())
                                        .filter(role -> role != Role.SYSTEM)
                                        .map(Role::name),
                                Stream.of("default-roles-steelyard", "offline_access", "uma_authorization"))
                        .toList());
    }

    /** People's roles come through the gateway; that of an import does not. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void tellsARoleAndNothingBeside(Role role) {
        var somebody = Account.of("with-" + role.name().toLowerCase(java.util.Locale.ROOT), role, COUNTY);
        administrator.enter(somebody);

        var told = Tokens.claims(Tokens.accessToken(somebody)).path("roles");

        assertThat(told.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(role == Role.IMPORTER ? List.of() : List.of(role.name()));
    }

    @Test
    void letsNobodyRegister() {
        var page = new Browser().get(Tokens.authorize("gateway", CALLBACK, "c".repeat(43)));
        assertThat(page.body()).contains("kc-form-login").doesNotContain("registration", "reset-credentials");

        var answer = new Browser()
                .get(Tokens.authorize("gateway", CALLBACK, "c".repeat(43)).replace("/auth?", "/registrations?"));
        assertThat(answer.body()).doesNotContain("kc-register-form");
    }

    @Test
    void speaksChinese() {
        var page = new Browser().get(Tokens.authorize("gateway", CALLBACK, "c".repeat(43)));

        assertThat(page.body()).contains("公平秤", "密码", "登录").doesNotContain("Sign in");
    }

    @Test
    void asksForAProofOfWhoAskedForTheCode() {
        var refused = new Browser().get(Tokens.authorize("gateway", CALLBACK, ""));

        assertThat(Browser.fields(Browser.location(refused))).containsEntry("error", "invalid_request");
    }

    @Test
    void sendsNobodyToAnotherHost() {
        var refused =
                new Browser().get(Tokens.authorize("gateway", "http://127.0.0.1:1" + Tokens.CALLBACK, "c".repeat(43)));

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elf-zeichen", "weak-password-of"})
    void refusesAWeakPassword(String password) {
        var somebody = somebody(password.equals("elf-zeichen") ? "duan-mima" : password);

        var answer = administrator.send(
                "PUT",
                "/users/" + administrator.idOf(somebody.name()) + "/reset-password",
                Map.of("type", "password", "value", password));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void hasTheFirstOperatorChooseAPasswordAtOnce() {
        var browser = new Browser();
        var page = browser.follow(browser.get(world().gateway + "/login"));
        var asked =
                browser.follow(browser.submit(page, Map.of("username", "operator", "password", World.FIRST_PASSWORD)));
        var again = browser.submit(asked, Map.of("password-new", "kurz", "password-confirm", "kurz"));
        assertThat(again.body()).contains("password-new");
        var back = browser.submit(
                again, Map.of("password-new", "mein-eigenes-wort", "password-confirm", "mein-eigenes-wort"));
        var _ = browser.follow(back);

        var me = JSON.readTree(browser.get(world().gateway + "/api/me").body());
        assertThat(me.path("roles").toString()).isEqualTo("[\"OPERATOR\"]");
    }

    @Test
    void locksAnAccountThatIsGuessedAt() {
        assertThat(administrator.get("").path("failureFactor").asInt()).isEqualTo(6);
        var somebody = somebody("bei-cai");
        for (var guess = 0; guess < 6; guess++) {
            assertThat(signIn(somebody, "guess-number-" + guess).statusCode()).isEqualTo(200);
        }

        assertThat(signIn(somebody, Account.PASSWORD).statusCode())
                .as("not even with the right one")
                .isEqualTo(200);
        assertThat(administrator
                        .get("/attack-detection/brute-force/users/" + administrator.idOf(somebody.name()))
                        .path("disabled")
                        .asBoolean())
                .isTrue();
        assertThat(signIn(somebody("lin-ju"), Account.PASSWORD).statusCode())
                .as("others")
                .isEqualTo(302);
    }

    @Test
    void letsTokensLastFiveMinutesAndSessionsAWorkingDay() {
        var tokens = Tokens.ofGateway(OFFICER);
        var claims = Tokens.claims(tokens.path("access_token").asString());
        var realm = administrator.get("");

        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
        assertThat(realm.path("ssoSessionIdleTimeout").asLong()).isEqualTo(2 * 3600);
        assertThat(realm.path("ssoSessionMaxLifespan").asLong()).isEqualTo(12 * 3600);
        assertThat(Tokens.token(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "gateway",
                                "client_secret",
                                World.SECRET,
                                "username",
                                OFFICER.name(),
                                "password",
                                Account.PASSWORD))
                        .statusCode())
                .as("no way in beside the page")
                .isEqualTo(400);
    }

    /** Whoever could change their own unit could read any ledger. */
    @Test
    void letsNobodyChangeWhereTheyBelong() {
        var somebody = somebody("yao-gaosheng");
        var own = account(somebody, HttpRequest.Builder::GET);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
        var wanted = (ObjectNode) JSON.readTree(own.body());
        var attributes = wanted.withObject("attributes");
        attributes.putArray("unit").add(COUNTY);
        attributes.putArray("path").add(COUNTY);
        attributes.putArray("officer").add("somebody-else");

        var _ = account(somebody, request -> request.POST(BodyPublishers.ofString(wanted.toString())));

        var claims = Tokens.claims(Tokens.accessToken(somebody));
        assertThat(claims.path("unit").asString()).isEqualTo(POINT);
        assertThat(claims.path("path")).hasSize(3);
        assertThat(claims.path("officer").asString()).isEqualTo("yao-gaosheng-1");
    }

    @Test
    void givesAnImporterATokenOnlyWhileItIsEnabled() {
        var asked =
                Map.of("grant_type", "client_credentials", "client_id", "importer", "client_secret", "of-the-importer");
        var importer = administrator.client("importer");
        assertThat(administrator.get(importer).path("enabled").asBoolean(true)).isFalse();
        assertThat(Tokens.token(asked).statusCode()).isEqualTo(401);

        var before = administrator.change(
                importer, client -> client.put("enabled", true).put("secret", "of-the-importer"));
        try {
            var token = JSON.readTree(Tokens.token(asked).body())
                    .path("access_token")
                    .asString();
            assertThat(Tokens.claims(token).path("roles").toString()).isEqualTo("[\"IMPORTER\"]");
            assertThat(new Browser()
                            .send(HttpRequest.newBuilder(URI.create(world().gateway + "/api/complaints/caller"))
                                    .header("Authorization", "Bearer " + token))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            administrator.put(importer, before);
        }
    }

    private interface Asking {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    /** The interface of the page on which people look after their own account. */
    private static HttpResponse<String> account(Account somebody, Asking asking) {
        return new Browser()
                .send(asking.of(HttpRequest.newBuilder(URI.create(world().issuer + "/account/"))
                        .header("Authorization", "Bearer " + Tokens.ofAccountPage(somebody))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")));
    }

    private static HttpResponse<String> signIn(Account account, String password) {
        var browser = new Browser();
        var page = browser.get(Tokens.authorize("gateway", CALLBACK, "c".repeat(43)));
        return browser.submit(page, Map.of("username", account.name(), "password", password));
    }

    private Account somebody(String name) {
        var account = Account.of(name, Role.POINT_OFFICER, COUNTY, STATION, POINT);
        administrator.enter(account);
        return account;
    }
}
