/** Refusals, told as RFC 9457 problems in the caller's language. */
@NullMarked
package org.steelyard.platform.problem;

import org.jspecify.annotations.NullMarked;
