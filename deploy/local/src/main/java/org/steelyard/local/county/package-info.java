/** The sample county: its units, its departments, and what an officer there is called. */
@NullMarked
package org.steelyard.local.county;

import org.jspecify.annotations.NullMarked;
