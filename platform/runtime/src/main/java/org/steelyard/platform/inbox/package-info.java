/** Consuming events: decoded, retried, and put aside with their cause when they cannot be used. */
@NullMarked
package org.steelyard.platform.inbox;

import org.jspecify.annotations.NullMarked;
