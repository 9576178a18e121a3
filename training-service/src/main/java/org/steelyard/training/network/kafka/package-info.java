/** Hears the registry. */
@NullMarked
package org.steelyard.training.network.kafka;

import org.jspecify.annotations.NullMarked;
