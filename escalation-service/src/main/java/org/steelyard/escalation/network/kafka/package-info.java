/** Hears of the network. */
@NullMarked
package org.steelyard.escalation.network.kafka;

import org.jspecify.annotations.NullMarked;
