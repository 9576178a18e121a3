package org.steelyard.escalation.notification;

import java.io.IOException;

/**
 * The far end of a stream, a client; it is written to by one thread at a time. A write that the client does not take within
 * the server's limit ({@code server.tomcat.connection-timeout}) ends as {@link SlowReader}; until then it holds up nobody
 * but its own stream.
 */
public interface StreamEnd {

    /** Tells the client from which notification on it will be told. */
    void begin(long after) throws IOException;

    void send(Notification notification) throws IOException;

    /** A sign of life. */
    void beat() throws IOException;

    /** Ends it; the client may come again. */
    void close();
}
