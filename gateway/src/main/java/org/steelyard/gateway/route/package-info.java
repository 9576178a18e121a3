/** Which path goes to which service, and what happens when that service is slow, broken or gone. */
@NullMarked
package org.steelyard.gateway.route;

import org.jspecify.annotations.NullMarked;
