/** Hears scores move. */
@NullMarked
package org.steelyard.assessment.history.kafka;

import org.jspecify.annotations.NullMarked;
