/** Metrics, traces and log keys. */
@NullMarked
package org.steelyard.platform.telemetry;

import org.jspecify.annotations.NullMarked;
