package org.steelyard.escalation.notification;

import java.io.IOException;

/** The far end of a stream, a client; it is written to by one thread at a time. */
public interface StreamEnd {

    /** Tells the client from which notification on it will be told. */
    void begin(long after) throws IOException;

    void send(Notification notification) throws IOException;

    /** A sign of life. */
    void beat() throws IOException;

    /** Ends it; the client may come again. */
    void close();
}
