/** Who calls, proved by a token, and what they may touch. */
@NullMarked
package org.steelyard.platform.security;

import org.jspecify.annotations.NullMarked;
