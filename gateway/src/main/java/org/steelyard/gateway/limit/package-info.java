/** How often a client may come. */
@NullMarked
package org.steelyard.gateway.limit;

import org.jspecify.annotations.NullMarked;
