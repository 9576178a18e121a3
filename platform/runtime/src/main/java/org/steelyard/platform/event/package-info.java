/** Events on the wire: CloudEvents 1.0 in Kafka's binary binding. */
@NullMarked
package org.steelyard.platform.event;

import org.jspecify.annotations.NullMarked;
