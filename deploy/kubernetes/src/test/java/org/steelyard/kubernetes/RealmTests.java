package org.steelyard.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;

class RealmTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode realm = read();

    private static JsonNode read() {
        try {
            return JSON.readTree(Manifests.text(Manifests.ROOT.resolve("deploy/keycloak/steelyard-realm.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void hasTheRolesOfTheContracts() {
        assertThat(all(realm.at("/roles/realm")).map(role -> role.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values())
                        .filter(role -> role != Role.SYSTEM)
                        .map(Role::name)
                        .toList());
    }

    @Test
    void tellsTheClaimsThatServicesRead() {
        var resolver = Manifests.text(Manifests.ROOT.resolve(
                "platform/runtime/src/main/java/org/steelyard/platform/security/CallerResolver.java"));
        var mappers = all(realm.at("/clientScopes/0/protocolMappers")).toList();
        assertThat(mappers.stream()
                        .map(mapper -> mapper.at("/config/claim.name").asText())
                        .filter(name -> !name.isEmpty()))
                .containsExactlyInAnyOrder("roles", "unit", "office", "path", "officer")
                .allSatisfy(claim -> assertThat(resolver).contains("\"" + claim + "\""));
        assertThat(mappers.stream()
                        .map(mapper ->
                                mapper.at("/config/included.custom.audience").asText()))
                .contains("steelyard");
        assertThat(Manifests.text(Manifests.ROOT.resolve(
                        "platform/runtime/src/main/java/org/steelyard/platform/security/SecuritySettings.java")))
                .contains("@DefaultValue(\"steelyard\") String audience");
    }

    /** Scopes named in a realm file take the place of Keycloak's own, the one that tells the subject among them. */
    @Test
    void hasEveryScopeItsClientsAskFor() {
        var scopes = all(realm.path("clientScopes"))
                .map(scope -> scope.path("name").asText())
                .toList();
        assertThat(all(realm.path("clients"))
                        .flatMap(client -> all(client.path("defaultClientScopes")))
                        .map(JsonNode::asText))
                .contains("basic")
                .allMatch(scopes::contains);
    }

    /** Whoever could change their own path could read any ledger. */
    @Test
    void letsOnlyAnAdministratorSayWhereSomebodyBelongs() throws IOException {
        var profile = JSON.readTree(
                realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .asText());
        var own = List.of("unit", "office", "path", "officer");
        assertThat(all(profile.path("attributes"))
                        .filter(one -> own.contains(one.path("name").asText())))
                .hasSize(4)
                .allSatisfy(one -> assertThat(all(one.at("/permissions/edit")).map(JsonNode::asText))
                        .containsExactly("admin"));
        assertThat(profile.path("unmanagedAttributePolicy").isMissingNode()).isTrue();
    }

    @Test
    void holdsNoSecretAndLetsTheGatewayInOnly() {
        var gateway = realm.at("/clients/0");
        assertThat(gateway.path("secret").asText()).isEqualTo("${STEELYARD_SIGN_IN_SECRET}");
        assertThat(gateway.at("/redirectUris/0").asText()).endsWith("/login/oauth2/code/steelyard");
        assertThat(Code.sources(path -> path.contains("/gateway/") && path.endsWith(".java")))
                .anyMatch(source -> source.contains("/login/oauth2/code/"));
        assertThat(all(realm.path("clients")).toList())
                .allMatch(client -> !client.path("directAccessGrantsEnabled").asBoolean()
                        && !client.path("implicitFlowEnabled").asBoolean()
                        && !client.path("publicClient").asBoolean());
        assertThat(realm.at("/clients/1/enabled").asBoolean(true)).isFalse();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
