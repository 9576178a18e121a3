package org.steelyard.bench.gateway;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** Starts one process to be timed: {@code Flavour backend|webmvc|webflux|lean port [backend address] [HTTP client]}. */
final class Flavour {

    private Flavour() {}

    public static void main(String[] args) {
        var settings = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + args[1],
                "--spring.main.banner-mode=off",
                "--spring.threads.virtual.enabled=true",
                "--spring.cloud.refresh.enabled=false",
                // each flavour refuses to start beside the other; here only one of them is switched on
                "--spring.autoconfigure.exclude=org.springframework.cloud.gateway.config.GatewayClassPathWarningAutoConfiguration,"
                        + "org.springframework.cloud.gateway.server.mvc.GatewayMvcClassPathWarningAutoConfiguration",
                "--spring.cloud.gateway.server.webflux.enabled=" + args[0].equals("webflux")));
        switch (args[0]) {
            case "backend" -> {
                start(Backend.class, WebApplicationType.SERVLET, settings);
            }
            case "webmvc" -> {
                settings.add("--spring.http.clients.imperative.factory=" + args[3]);
                settings.addAll(route("webmvc", args[2]));
                start(BareGateway.class, WebApplicationType.SERVLET, settings);
            }
            case "lean" -> {
                settings.add("--bench.upstream=" + args[2]);
                start(LeanGateway.class, WebApplicationType.SERVLET, settings);
            }
            case "webflux" -> {
                settings.addAll(route("webflux", args[2]));
                start(BareGateway.class, WebApplicationType.REACTIVE, settings);
            }
            default -> throw new IllegalArgumentException("Unknown flavour " + args[0]);
        }
    }

    private static List<String> route(String flavour, String upstream) {
        var route = "--spring.cloud.gateway.server." + flavour + ".routes[0].";
        return List.of(
                route + "id=complaints", route + "uri=" + upstream, route + "predicates[0]=Path=/api/complaints/**");
    }

    private static void start(Class<?> application, WebApplicationType type, List<String> settings) {
        var starting = new SpringApplication(application);
        starting.setWebApplicationType(type);
        starting.run(settings.toArray(String[]::new));
    }
}
