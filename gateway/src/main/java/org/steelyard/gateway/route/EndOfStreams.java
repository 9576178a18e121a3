package org.steelyard.gateway.route;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Cuts off the event streams when the gateway stops: a web server that stops gracefully would wait for what never ends. */
@Component
class EndOfStreams implements SmartLifecycle {

    private final Connections streams;
    private volatile boolean running;

    EndOfStreams(Connections streams) {
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What is cut off is not opened again. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Stopped first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
