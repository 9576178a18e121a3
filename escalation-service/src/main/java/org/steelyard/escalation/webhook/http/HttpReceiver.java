package org.steelyard.escalation.webhook.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.steelyard.escalation.webhook.Receiver;
import org.steelyard.escalation.webhook.ReceiverAddress;
import org.steelyard.escalation.webhook.ReceiverFailed;
import org.steelyard.escalation.webhook.WebhookSettings;

/**
 * Calls receivers by Apache's minimal client: no redirects, no retries, no cookies, no proxy, no decompression. The address
 * that is connected to is the one that was looked at, so that no second look-up can lead elsewhere.
 */
@Component
class HttpReceiver implements Receiver, DisposableBean {

    private final WebhookSettings settings;
    private final PoolingHttpClientConnectionManager pool;
    private final MinimalHttpClient client;
    private final RequestConfig limits;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

    HttpReceiver(WebhookSettings settings, ReceiverAddress addresses) {
        this.settings = settings;
        pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Resolver(addresses))
                .setMaxConnPerRoute(settings.perHost())
                .setMaxConnTotal(settings.maxWebhooks()) // never a host's turn to wait for another's connections
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.timeout()))
                        .setIdleTimeout(Timeout.ofSeconds(30))
                        .setValidateAfterInactivity(Timeout.ofSeconds(1))
                        .build())
                .build();
        client = HttpClients.createMinimal(pool);
        limits = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setResponseTimeout(Timeout.of(settings.timeout()))
                .build();
    }

    @Override
    public Answer post(Call call) {
        var request = new HttpPost(call.url());
        call.headers().forEach(request::setHeader);
        request.setEntity(new StringEntity(call.body(), ContentType.APPLICATION_JSON));
        // timeouts between reads would let a receiver drip for ever
        var deadline = deadlines.schedule(request::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (var response = open(call.url(), request)) {
            return new Answer(response.getCode(), body(response));
        } catch (ForbiddenAddress forbidden) {
            throw new ReceiverFailed("ADDRESS_NOT_ALLOWED", forbidden);
        } catch (UnknownHostException unknown) {
            throw new ReceiverFailed("UNKNOWN_HOST", unknown);
        } catch (SocketTimeoutException slow) {
            throw new ReceiverFailed("TIMEOUT", slow);
        } catch (IOException failed) {
            throw new ReceiverFailed(request.isCancelled() ? "TIMEOUT" : "NOT_REACHED", failed);
        } finally {
            deadline.cancel(false);
        }
    }

    private ClassicHttpResponse open(URI url, HttpPost request) throws IOException {
        var host = new HttpHost(url.getScheme(), url.getHost(), url.getPort());
        var context = HttpClientContext.create();
        context.setRequestConfig(limits);
        HttpClient sending = client;
        return sending.executeOpen(host, request, context);
    }

    /** The beginning is enough; closing an answer that was not read to its end closes the connection. */
    private String body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        var bytes = entity.getContent()
                .readNBytes(Math.toIntExact(settings.maxAnswer().toBytes()));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
        pool.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    /** Resolves only to where webhooks may go. */
    private static final class Resolver extends SystemDefaultDnsResolver {
        private final ReceiverAddress addresses;

        Resolver(ReceiverAddress addresses) {
            this.addresses = addresses;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = super.resolve(host);
            if (!Arrays.stream(found).allMatch(addresses::allows)) {
                throw new ForbiddenAddress(host);
            }
            return found;
        }
    }

    private static final class ForbiddenAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String host) {
            super(host);
        }
    }
}
