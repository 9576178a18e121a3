package org.steelyard.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpHost;

/**
 * The instances of one service, asked in turn. Each has a breaker of its own, so one that fails is left alone and the others
 * are not; one that is about to stop is asked last.
 */
final class Instances {

    private final String service;
    private final List<Instance> all;
    private final AtomicInteger turn = new AtomicInteger();

    private Instances(String service, List<Instance> all) {
        this.service = service;
        this.all = all;
    }

    /** @param rest for how long one that said it is about to stop is asked last */
    static Instances of(String service, List<URI> uris, Duration rest, CircuitBreakerRegistry breakers) {
        return new Instances(
                service,
                uris.stream()
                        .map(uri -> new Instance(
                                HttpHost.create(uri), breakers.circuitBreaker(breakerOf(service, uri, uris)), rest))
                        .toList());
    }

    /** A service has one breaker under its own name, as long as it has one address. */
    static String breakerOf(String service, URI uri, List<URI> uris) {
        return uris.size() == 1 ? service : service + "@" + uri.getAuthority();
    }

    String service() {
        return service;
    }

    boolean areSeveral() {
        return all.size() > 1;
    }

    /** All of them, beginning with the one whose turn it is. */
    List<Instance> inTurn() {
        var first = Math.floorMod(turn.getAndIncrement(), all.size());
        var turned = IntStream.range(first, first + all.size())
                .mapToObj(i -> all.get(i % all.size()))
                .toList();
        return Stream.concat(
                        turned.stream().filter(one -> !one.isLeaving()),
                        turned.stream().filter(Instance::isLeaving))
                .toList();
    }

    /** One process, or all those behind one name that the platform resolves. */
    static final class Instance {

        private final HttpHost host;
        private final CircuitBreaker breaker;
        private final long restNanos;
        private volatile long left;

        private Instance(HttpHost host, CircuitBreaker breaker, Duration rest) {
            this.host = host;
            this.breaker = breaker;
            this.restNanos = rest.toNanos();
            this.left = System.nanoTime() - restNanos;
        }

        HttpHost host() {
            return host;
        }

        CircuitBreaker breaker() {
            return breaker;
        }

        /** It ended a connection after a good answer, as only one that drains does. */
        void leaves() {
            left = System.nanoTime();
        }

        private boolean isLeaving() {
            return System.nanoTime() - left < restNanos;
        }
    }
}
