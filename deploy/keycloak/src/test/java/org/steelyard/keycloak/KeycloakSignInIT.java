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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser's whole way: the gateway, Keycloak's page, back, through the gateway to a service, and out. */
class KeycloakSignInIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final Browser browser = new Browser();

    @Test
    void bringsAPointOfficerToTheOwnLedger() {
        signIn(OFFICER);

        var me = me();
        assertThat(me.path("roles").toString()).isEqualTo("[\"POINT_OFFICER\"]");
        assertThat(me.path("unit").asString()).isEqualTo(POINT);
        assertThat(me.path("path").toString()).isEqualTo("[\"%s\",\"%s\",\"%s\"]".formatted(COUNTY, STATION, POINT));
        assertThat(me.path("officer").asString()).isEqualTo("dianyuan-1");
        assertThat(me.path("name").asString()).isEqualTo("示例人员");
        assertThat(me.path("office").isNull()).isTrue();
        assertThat(at("/api/complaints/of/" + POINT).body()).isEqualTo("the ledger of " + POINT);
        assertThat(at("/api/complaints/of/350428100202").statusCode()).isEqualTo(403);
    }

    @Test
    void bringsARegulatorToTheWholeCounty() {
        signIn(REGULATOR);

        assertThat(me().path("roles").toString()).isEqualTo("[\"COUNTY_REGULATOR\"]");
        assertThat(me().path("path").toString()).isEqualTo("[\"" + COUNTY + "\"]");
        assertThat(at("/api/complaints/of/" + POINT).statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyInWithAnotherPassword() {
        var page = browser.follow(at("/login"));
        var again = browser.submit(page, Map.of("username", somebody("cuowu").name(), "password", "bu-shi-zhe-ge"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("kc-form-login");
        assertThat(at("/api/me").statusCode()).isEqualTo(401);
    }

    /** The gateway replaces a token a minute before its end, so one that lasts half a minute at once. */
    @Test
    void replacesATokenThatIsAboutToEnd() {
        world().administrator.letTokensLast("30");
        var somebody = somebody("xuqi");
        try {
            signIn(somebody);
            var first = at("/api/complaints/token").body();
            assertThat(at("/api/complaints/token").body()).isNotEqualTo(first);

            world().administrator
                    .change(
                            "/users/" + world().administrator.idOf(somebody.name()),
                            user -> user.put("enabled", false));
            assertThat(at("/api/me").statusCode())
                    .as("whoever was locked is out")
                    .isEqualTo(401);
        } finally {
            world().administrator.letTokensLast("");
        }
    }

    @Test
    void signsOutAtKeycloakToo() {
        signIn(OFFICER);
        var anew = browser.follow(at("/login"));
        assertThat(Browser.location(anew)).as("Keycloak knows the browser").contains("code=");

        var gone = browser.send(HttpRequest.newBuilder(URI.create(world().gateway + "/logout"))
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.noBody()));
        var back = browser.get(JSON.readTree(gone.body()).path("to").asString());

        assertThat(Browser.location(back)).isEqualTo(world().gateway + "/");
        assertThat(at("/api/me").statusCode()).isEqualTo(401);
        var asked = browser.follow(at("/login"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).as("asks for a password").contains("kc-form-login");
    }

    /** Whoever is signed out at Keycloak, by themselves elsewhere or by an administrator, is out here at once. */
    @Test
    void hearsFromKeycloakWhoIsSignedOut() {
        var somebody = somebody("qianchu");
        signIn(somebody);

        world().administrator.post("/users/" + world().administrator.idOf(somebody.name()) + "/logout", Map.of());

        await().until(() -> at("/api/me").statusCode() == 401);
        assertThat(JSON.readTree(at("/api/me").body()).path("type").asString())
                .isEqualTo("urn:steelyard:problem:session-expired");
    }

    private void signIn(Account account) {
        var page = browser.follow(at("/login"));
        var back = browser.submit(page, Map.of("username", account.name(), "password", Account.PASSWORD));
        assertThat(Browser.location(back)).startsWith(world().gateway + Tokens.CALLBACK);
        var arrived = browser.follow(back);
        assertThat(Browser.location(arrived)).isEqualTo(world().gateway + "/");
        assertThat(browser.cookie("steelyard")).isPresent();
    }

    private JsonNode me() {
        return JSON.readTree(at("/api/me").body());
    }

    private HttpResponse<String> at(String path) {
        return browser.get(world().gateway + path);
    }

    private static Account somebody(String name) {
        var account = Account.of(name, Role.POINT_OFFICER, COUNTY, STATION, POINT);
        world().administrator.enter(account);
        return account;
    }
}
