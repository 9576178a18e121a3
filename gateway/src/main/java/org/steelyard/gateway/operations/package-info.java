/** How the services are, from their own metrics, for the operators' page. */
@NullMarked
package org.steelyard.gateway.operations;

import org.jspecify.annotations.NullMarked;
