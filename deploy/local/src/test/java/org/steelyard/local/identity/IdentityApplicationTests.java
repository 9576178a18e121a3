package org.steelyard.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class IdentityApplicationTests {

    private static final String SECRET = "a-secret-of-this-test";
    private static final String CLIENT_SECRET = "the-clients-secret-of-this-test";
    private static final String REDIRECT = "http://127.0.0.1:8080/login/oauth2/code/steelyard";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-43-characters";

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        registry.add("steelyard.identity.demo-secret-file", secret::toString);
        registry.add("steelyard.identity.data-dir", folder::toString);
        registry.add("steelyard.identity.client-secret", () -> CLIENT_SECRET);
        registry.add("steelyard.identity.issuer", () -> "http://127.0.0.1:8085");
    }

    @Test
    void publishesItsKeyAndIssuer() throws Exception {
        assertThat(get("/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"http://127.0.0.1:8085\"")
                .contains("S256");
        var keys = JWKSet.parse(get("/oauth2/jwks").body());
        assertThat(keys.getKeys()).singleElement().satisfies(key -> {
            assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
            assertThat(key.isPrivate()).isFalse();
        });
    }

    @Test
    void givesAScriptASignedTokenOfTheAccount() throws Exception {
        var token = SignedJWT.parse(demoToken("point", SECRET).body());

        assertThat(verified(token)).isTrue();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:8085");
        assertThat(claims.getAudience()).containsExactly("steelyard");
        assertThat(claims.getSubject()).isEqualTo("point");
        assertThat(claims.getStringListClaim("roles")).containsExactly("POINT_OFFICER");
        assertThat(claims.getStringClaim("unit")).isEqualTo("350428100201");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void givesNoTokenWithoutTheSecret() throws Exception {
        assertThat(demoToken("point", "another-secret").statusCode()).isEqualTo(403);
        assertThat(demoToken("point", "").statusCode()).isEqualTo(403);
        assertThat(demoToken("nobody", SECRET).statusCode()).isEqualTo(404);
    }

    @Test
    void signsTheConsoleInByCodeAndProofKey() throws Exception {
        var challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        var authorize = "/oauth2/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "steelyard-console",
                        "scope", "openid profile",
                        "redirect_uri", REDIRECT,
                        "state", "s",
                        "code_challenge", challenge,
                        "code_challenge_method", "S256"));
        assertThat(location(get(authorize))).endsWith("/login");
        assertThat(location(signIn("station", "steelyard-demo"))).contains("/oauth2/authorize");

        var back = location(get(authorize));
        assertThat(back).startsWith(REDIRECT);
        var code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");

        assertThat(exchange(code, "another-verifier-that-is-long-enough-to-be-one-43", CLIENT_SECRET)
                        .statusCode())
                .isEqualTo(400);
        assertThat(exchange(code, VERIFIER, "another-secret").statusCode()).isEqualTo(401);
        var fresh = location(get(authorize)).replaceAll(".*[?&]code=([^&]+).*", "$1");
        var answer = exchange(fresh, VERIFIER, CLIENT_SECRET);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token = SignedJWT.parse(answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1"));
        assertThat(verified(token)).isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("steelyard");
        assertThat(token.getJWTClaimsSet().getStringListClaim("path")).containsExactly("350428000000", "350428100000");
        var idToken = SignedJWT.parse(answer.body().replaceAll(".*\"id_token\":\"([^\"]+)\".*", "$1"));
        assertThat(idToken.getJWTClaimsSet().getAudience()).containsExactly("steelyard-console");

        var refresh = answer.body().replaceAll(".*\"refresh_token\":\"([^\"]+)\".*", "$1");
        var next = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        assertThat(tokens(next, CLIENT_SECRET).statusCode()).isEqualTo(200);
        assertThat(tokens(next, CLIENT_SECRET).statusCode())
                .as("a refresh token is good once")
                .isEqualTo(400);
    }

    @Test
    void signsOutAndSendsTheBrowserBackToTheConsoleOnly() throws Exception {
        var end = "/connect/logout?client_id=steelyard-console&post_logout_redirect_uri=";

        assertThat(get(end + "http://evil.example/").statusCode()).isEqualTo(400);
    }

    @Test
    void signInPageSpeaksBothLanguages() throws Exception {
        var chinese = get("/login").body();
        var english = http.send(
                        HttpRequest.newBuilder(uri("/login?error"))
                                .header("Accept-Language", "en")
                                .build(),
                        BodyHandlers.ofString())
                .body();

        assertThat(chinese).contains("lang=\"zh-CN\"", "密码", "steelyard-demo").doesNotContain("{");
        assertThat(english)
                .contains("lang=\"en\"", "Account or password is wrong.")
                .doesNotContain("{");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        assertThat(location(signIn("station", "a-guess"))).endsWith("/login?error");
        assertThat(location(signIn("nobody", "steelyard-demo"))).endsWith("/login?error");
    }

    @Test
    void keepsItsKeyOverARestart() {
        assertThat(SigningKey.in(folder).getKeyID())
                .isEqualTo(SigningKey.in(folder).getKeyID());
        assertThat(folder.resolve("signing-key.json"))
                .satisfies(file -> assertThat(Files.getPosixFilePermissions(file))
                        .hasToString("[OWNER_READ, OWNER_WRITE]")
                        .hasSize(2));
    }

    @Test
    void saysWhatToDoAboutABrokenKey(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("signing-key.json"), "{");
        assertThatThrownBy(() -> SigningKey.in(other)).hasMessageContaining("signing-key.json");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", "text/html,*/*")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> demoToken(String account, String secret) throws IOException, InterruptedException {
        return post("/demo/token", Map.of("account", account), DemoTokenController.SECRET_HEADER, secret);
    }

    private HttpResponse<String> signIn(String login, String password) throws IOException, InterruptedException {
        var matcher = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(get("/login").body());
        assertThat(matcher.find()).isTrue();
        return post("/login", Map.of("username", login, "password", password, "_csrf", matcher.group(1)));
    }

    private HttpResponse<String> exchange(String code, String verifier, String secret)
            throws IOException, InterruptedException {
        return tokens(
                Map.of(
                        "grant_type", "authorization_code",
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier),
                secret);
    }

    private HttpResponse<String> tokens(Map<String, String> asked, String secret)
            throws IOException, InterruptedException {
        var client =
                Base64.getEncoder().encodeToString(("steelyard-console:" + secret).getBytes(StandardCharsets.US_ASCII));
        return post("/oauth2/token", asked, "Authorization", "Basic " + client);
    }

    private boolean verified(SignedJWT token) throws Exception {
        var key = JWKSet.parse(get("/oauth2/jwks").body())
                .getKeyByKeyId(token.getHeader().getKeyID());
        return token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
