/** Every fact that was scored, as it comes in. */
@NullMarked
package org.steelyard.assessment.evidence.kafka;

import org.jspecify.annotations.NullMarked;
