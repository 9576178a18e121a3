/** What training keeps of the registry: units and who serves there. */
@NullMarked
package org.steelyard.training.network;

import org.jspecify.annotations.NullMarked;
