/** A real Kafka broker and a durable MongoDB-compatible store inside one JVM, on disk, for one machine and for tests. */
@NullMarked
package org.steelyard.embedded;

import org.jspecify.annotations.NullMarked;
