/** The gateway, and both bare flavours of Spring Cloud Gateway with every HTTP client, timed against the direct call. */
@NullMarked
package org.steelyard.bench.gateway;

import org.jspecify.annotations.NullMarked;
