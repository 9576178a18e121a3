/** Keeps the network's registry, its inspections and duties, and scores its units live and with reasons. */
@NullMarked
package org.steelyard.assessment;

import org.jspecify.annotations.NullMarked;
