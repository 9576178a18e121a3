/** The registry: who belongs to the network, under whom, and who serves there. */
@NullMarked
package org.steelyard.assessment.network;

import org.jspecify.annotations.NullMarked;
