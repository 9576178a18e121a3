package org.steelyard.escalation.notification;

import java.io.IOException;

/** The client does not take what it is sent: its buffers are full, and stayed so for as long as a write may last. */
public class SlowReader extends IOException {
    private static final long serialVersionUID = 1L;

    public SlowReader(IOException cause) {
        super("Client does not read", cause);
    }
}
