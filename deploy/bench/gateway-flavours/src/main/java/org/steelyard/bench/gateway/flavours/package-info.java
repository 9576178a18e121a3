/** Both flavours of Spring Cloud Gateway, bare, with every HTTP client, to be timed against the direct call. */
@NullMarked
package org.steelyard.bench.gateway.flavours;

import org.jspecify.annotations.NullMarked;
