/** What operators look at: dashboards from one source, the alerts beside them, and the metrics both are made of. */
@NullMarked
package org.steelyard.monitoring;

import org.jspecify.annotations.NullMarked;
