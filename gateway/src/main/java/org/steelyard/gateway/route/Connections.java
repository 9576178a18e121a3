package org.steelyard.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Connections to all services, kept open between requests. The client is Apache's minimal one: no retries (a POST goes out
 * once or not at all), no redirects, no cookies, no decompression. See docs/adr/0005 for why this client.
 */
final class Connections implements AutoCloseable {

    private final PoolingHttpClientConnectionManager pool;
    private final MinimalHttpClient client;
    private final RequestConfig limits;

    /**
     * @param perInstance connections to one instance at once
     * @param responseTimeout between two reads; zero for none
     */
    Connections(RouteSettings settings, int perInstance, Duration responseTimeout) {
        pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(perInstance)
                .setMaxConnTotal(perInstance
                        * settings.services().values().stream()
                                .mapToInt(service -> service.uri().size())
                                .sum())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setIdleTimeout(Timeout.of(settings.idleTimeout()))
                        .setTimeToLive(Timeout.of(settings.lifetime()))
                        .setValidateAfterInactivity(Timeout.ofSeconds(1)) // less than services drain (2 s)
                        .build())
                .build();
        client = HttpClients.createMinimal(pool);
        limits = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.leaseTimeout()))
                .setResponseTimeout(Timeout.of(responseTimeout))
                .build();
    }

    /** The answer's head, as soon as it is there; who takes it must close it. */
    ClassicHttpResponse open(HttpHost service, ClassicHttpRequest request) throws IOException {
        var context = HttpClientContext.create();
        context.setRequestConfig(limits);
        HttpClient sending = client;
        try {
            return sending.executeOpen(service, request, context);
        } catch (IllegalStateException closed) {
            var stopping = new ConnectException("The gateway stops"); // nothing was sent
            stopping.initCause(closed);
            throw stopping;
        }
    }

    /** How many connections are in use, and how many requests wait for one. */
    void measure(MeterRegistry meters, String name) {
        Gauge.builder("gateway.connections.used", pool, it -> it.getTotalStats().getLeased())
                .tag("pool", name)
                .register(meters);
        Gauge.builder(
                        "gateway.connections.waiting",
                        pool,
                        it -> it.getTotalStats().getPending())
                .tag("pool", name)
                .register(meters);
    }

    /** Those in use are cut off: what runs on them would be waited for in vain. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
