/** Which tokens are good, and who the caller is. */
@NullMarked
package org.steelyard.gateway.identity;

import org.jspecify.annotations.NullMarked;
