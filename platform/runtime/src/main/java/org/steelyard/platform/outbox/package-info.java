/** State and the events that tell of it, saved in one document and relayed to Kafka. */
@NullMarked
package org.steelyard.platform.outbox;

import org.jspecify.annotations.NullMarked;
