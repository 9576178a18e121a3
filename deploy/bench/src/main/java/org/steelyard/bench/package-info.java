/** What the system costs, as ratios measured in one run against a running system. */
@NullMarked
package org.steelyard.bench;

import org.jspecify.annotations.NullMarked;
