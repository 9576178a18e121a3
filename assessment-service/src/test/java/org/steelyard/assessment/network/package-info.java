/** What the registry promises. */
@NullMarked
package org.steelyard.assessment.network;

import org.jspecify.annotations.NullMarked;
