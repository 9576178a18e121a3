package org.steelyard.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.steelyard.gateway.problem.Problems;

/** Builds a route for each service in the settings; an instance's calls and streams share one breaker. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RouteConfiguration.class);

    /** Where each service says what it offers. */
    private static final String DOCUMENT = "/v3/api-docs";

    @Bean
    CircuitBreakerRegistry breakers(RouteSettings settings) {
        var limits = settings.breaker();
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .failureRateThreshold(limits.failurePercent())
                .slidingWindowSize(limits.calls())
                .minimumNumberOfCalls(limits.minimumCalls())
                .waitDurationInOpenState(limits.openFor())
                .permittedNumberOfCallsInHalfOpenState(limits.trialCalls())
                .build());
        settings.services()
                .forEach((name, service) -> service.uri()
                        .forEach(
                                uri -> tellOf(breakers.circuitBreaker(Instances.breakerOf(name, uri, service.uri())))));
        return breakers;
    }

    private static void tellOf(CircuitBreaker breaker) {
        breaker.getEventPublisher()
                .onStateTransition(event -> log.atWarn()
                        .addKeyValue("service", breaker.getName())
                        .addKeyValue("state", event.getStateTransition().getToState())
                        .log("Circuit breaker changed"));
    }

    @Bean
    MeterBinder breakerMetrics(CircuitBreakerRegistry breakers) {
        return (MeterRegistry meters) ->
                TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    @Bean
    Connections calls(RouteSettings settings) {
        return new Connections(settings, settings.maxConnections(), settings.responseTimeout());
    }

    /** Streams never end, so they have a pool of their own: many listeners must not keep a request waiting. */
    @Bean
    Connections streams(RouteSettings settings) {
        return new Connections(settings, settings.maxStreams(), Duration.ZERO);
    }

    @Bean
    MeterBinder connectionMetrics(Connections calls, Connections streams) {
        return meters -> {
            calls.measure(meters, "calls");
            streams.measure(meters, "streams");
        };
    }

    @Bean
    RouterFunction<ServerResponse> routes(
            RouteSettings settings,
            Connections calls,
            Connections streams,
            CircuitBreakerRegistry breakers,
            Problems problems) {
        var refusals = new Refusals(problems, settings);
        var routes = RouterFunctions.route();
        settings.services().forEach((name, service) -> {
            var instances = Instances.of(name, service.uri(), settings.breaker().openFor(), breakers);
            var calling = new Forwarding(instances, calls, refusals, Forwarding::unchanged);
            var streaming = new Forwarding(instances, streams, refusals, Forwarding::unchanged);
            var document = new Forwarding(instances, calls, refusals, _ -> DOCUMENT);
            // what comes first is looked at first
            service.streams()
                    .forEach(path -> routes.add(route(name).GET(path, streaming).build()));
            service.paths()
                    .forEach(path ->
                            routes.add(route(name).route(path(path), calling).build()));
            routes.add(route(name).GET("/api/docs/openapi/" + name, document).build());
        });
        return routes.build();
    }
}
