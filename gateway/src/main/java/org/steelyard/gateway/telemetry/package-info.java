/** What is known of each request afterwards: how long it took, and the trace it belongs to. */
@NullMarked
package org.steelyard.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
