package org.steelyard.escalation.notification.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.steelyard.escalation.notification.Notification;
import org.steelyard.escalation.notification.SlowReader;
import org.steelyard.escalation.notification.StreamEnd;

/** A client that listens to server-sent events. */
class ServerSentStream implements StreamEnd {

    private final SseEmitter emitter;

    ServerSentStream(Duration lifetime) {
        this.emitter = new SseEmitter(lifetime.toMillis());
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Calls back when the client is gone, or its time is over. */
    void whenGone(Runnable close) {
        emitter.onCompletion(close);
        emitter.onTimeout(close);
        emitter.onError(_ -> close.run());
    }

    /** An id without data is no event for the client, but what it sends as {@code Last-Event-ID} when it comes again. */
    @Override
    public void begin(long after) throws IOException {
        write(SseEmitter.event().id(Long.toString(after)).comment("listening"));
    }

    @Override
    public void send(Notification notification) throws IOException {
        write(SseEmitter.event()
                .id(Long.toString(notification.id()))
                .name(notification.type())
                .data(NotificationView.of(notification), MediaType.APPLICATION_JSON));
    }

    @Override
    public void beat() throws IOException {
        write(SseEmitter.event().comment("beat"));
    }

    private void write(SseEmitter.SseEventBuilder event) throws IOException {
        try {
            emitter.send(event);
        } catch (IOException failed) {
            throw NestedExceptionUtils.getMostSpecificCause(failed) instanceof SocketTimeoutException
                    ? new SlowReader(failed)
                    : failed;
        }
    }

    @Override
    public void close() {
        try {
            emitter.complete();
        } catch (IllegalStateException gone) {
            return; // the container has ended it already
        }
    }
}
