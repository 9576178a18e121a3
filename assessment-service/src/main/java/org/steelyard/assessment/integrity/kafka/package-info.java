/** What the integrity checks hear. */
@NullMarked
package org.steelyard.assessment.integrity.kafka;

import org.jspecify.annotations.NullMarked;
