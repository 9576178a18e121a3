/** Refusals of the gateway itself, told as RFC 9457 problems in the caller's language. */
@NullMarked
package org.steelyard.gateway.problem;

import org.jspecify.annotations.NullMarked;
