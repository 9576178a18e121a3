/** How far the facts were read. */
@NullMarked
package org.steelyard.assessment.year.kafka;

import org.jspecify.annotations.NullMarked;
