/** One page with the interface of every service. */
@NullMarked
package org.steelyard.gateway.docs;

import org.jspecify.annotations.NullMarked;
