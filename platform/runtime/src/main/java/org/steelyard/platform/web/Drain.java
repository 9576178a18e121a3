package org.steelyard.platform.web;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before the web server stops, lets every answer end its connection. So whoever keeps connections open, such as the gateway, goes
 * elsewhere with its next request, and none is sent on a connection that is just being closed.
 */
@Component
class Drain implements SmartLifecycle, TomcatConnectorCustomizer {

    private final WebSettings settings;
    private final List<Connector> connectors = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    Drain(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(Connector connector) {
        connectors.add(connector);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        for (var connector : connectors) {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxKeepAliveRequests(1);
            }
        }
        CompletableFuture.delayedExecutor(settings.drain().toMillis(), TimeUnit.MILLISECONDS)
                .execute(stopped);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** A web server that is only paused goes on with the same connectors. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop, with what streams: the web server waits for this to be over. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
