package org.steelyard.keycloak;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.steelyard.contracts.Role;
import org.yaml.snakeyaml.Yaml;

/** Keycloak with the realm, the gateway's own jar, and a service's door behind it; set as {@code deploy/compose} sets them. */
final class World {

    static final String COUNTY = "350428000000";
    static final String STATION = "350428100000";
    static final String POINT = "350428100201";
    static final String SECRET = "the-gateway-s-secret";
    static final String FIRST_PASSWORD = "the-first-of-many";

    static final Account OFFICER = Account.of("dianyuan", Role.POINT_OFFICER, COUNTY, STATION, POINT);
    static final Account REGULATOR = Account.of("jianguan", Role.COUNTY_REGULATOR, COUNTY);

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path KEYCLOAK = Path.of("target", "keycloak-" + System.getProperty("keycloak.version"));
    private static final World ONE = new World();

    final String keycloak = "http://127.0.0.1:" + Program.freePort();
    final String issuer = keycloak + "/realms/steelyard";
    final String gateway;
    final String service;
    final Administrator administrator = new Administrator(keycloak);

    private World() {
        int port = Program.freePort();
        gateway = "http://127.0.0.1:" + port;
        var running = startKeycloak();
        service = startService();
        var door = startGateway(port);
        running.awaitAnswer(issuer + "/.well-known/openid-configuration");
        door.awaitAnswer(gateway + "/");
        administrator.enter(OFFICER);
        administrator.enter(REGULATOR);
    }

    /** Started when it is first asked for, and once. */
    static World world() {
        return ONE;
    }

    private Program startKeycloak() {
        var command = new ArrayList<>(List.of("sh", "bin/kc.sh"));
        command.addAll(composeCommand());
        command.addAll(
                List.of("--http-host=127.0.0.1", "--http-port=" + keycloak.substring(keycloak.lastIndexOf(':') + 1)));
        command.addAll(List.of("--db=dev-mem", "--cache=local"));
        try {
            var data = Files.createDirectories(KEYCLOAK.resolve("data/import"));
            Files.copy(
                    ROOT.resolve("deploy/keycloak/steelyard-realm.json"),
                    data.resolve("steelyard-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Program.started(
                "keycloak",
                KEYCLOAK,
                Map.of(
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m",
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1",
                        "KC_HOSTNAME",
                        keycloak,
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        Administrator.NAME,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        Administrator.PASSWORD,
                        "STEELYARD_SIGN_IN_SECRET",
                        SECRET,
                        "STEELYARD_PUBLIC_URL",
                        gateway,
                        "STEELYARD_FIRST_PASSWORD",
                        FIRST_PASSWORD),
                command);
    }

    /** How the one host of {@code deploy/compose} starts it. */
    private static List<String> composeCommand() {
        try (var compose = Files.newBufferedReader(ROOT.resolve("deploy/compose/compose.yaml"))) {
            var keycloak = in(in(new Yaml().load(compose), "services"), "keycloak");
            return ((List<?>) in(keycloak, "command"))
                    .stream().map(String::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object in(Object map, String key) {
        return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
    }

    private Program startGateway(int port) {
        var store = new MongoServer(new MemoryBackend()).bindAndGetConnectionString();
        return Program.started(
                "gateway",
                Path.of("target"),
                Map.ofEntries(
                        Map.entry("STEELYARD_GATEWAY_PORT", "" + port),
                        Map.entry("STEELYARD_GATEWAY_MANAGEMENT_PORT", "" + Program.freePort()),
                        Map.entry("STEELYARD_ISSUER", issuer),
                        Map.entry("STEELYARD_JWKS", keys()),
                        Map.entry("STEELYARD_MONGO_URI", store),
                        Map.entry("STEELYARD_COMPLAINT_URI", service),
                        Map.entry("STEELYARD_LOG_FORMAT", ""),
                        Map.entry("STEELYARD_GATEWAY_SIGNIN_CLIENTID", "gateway"),
                        Map.entry("STEELYARD_GATEWAY_SIGNIN_CLIENTSECRET", SECRET),
                        Map.entry("STEELYARD_GATEWAY_SIGNIN_KEY", "a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2V5a2U="),
                        Map.entry("STEELYARD_GATEWAY_SIGNIN_PUBLICURL", gateway)),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jarOf("gateway").toString()));
    }

    private static Path jarOf(String module) {
        var folder = ROOT.resolve(module).resolve("target");
        try (var files = Files.newDirectoryStream(folder, module + "-*.jar")) {
            return files.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String startService() {
        var context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(ServiceDoor.class)
                .run(
                        "--spring.config.import=classpath:steelyard-runtime.yaml",
                        "--spring.application.name=service-door",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--STEELYARD_ISSUER=" + issuer,
                        "--STEELYARD_JWKS=" + keys(),
                        "--steelyard.security.clock-skew=0s");
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    private String keys() {
        return issuer + "/protocol/openid-connect/certs";
    }
}
