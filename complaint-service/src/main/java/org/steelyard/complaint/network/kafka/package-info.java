/** Hears of the network on its topic. */
@NullMarked
package org.steelyard.complaint.network.kafka;

import org.jspecify.annotations.NullMarked;
