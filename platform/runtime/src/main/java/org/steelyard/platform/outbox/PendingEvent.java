package org.steelyard.platform.outbox;

import java.util.Map;

/** An event saved with its aggregate and not yet known to have reached the broker. */
record PendingEvent(long sequence, String topic, String key, Map<String, String> headers, String body) {}
