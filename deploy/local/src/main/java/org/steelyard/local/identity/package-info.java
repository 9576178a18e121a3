/** Who is who on one machine: an OpenID provider with demo accounts for every role. Never for production. */
@NullMarked
package org.steelyard.local.identity;

import org.jspecify.annotations.NullMarked;
