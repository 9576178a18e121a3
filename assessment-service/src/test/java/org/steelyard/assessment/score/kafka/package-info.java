@NullMarked
package org.steelyard.assessment.score.kafka;

import org.jspecify.annotations.NullMarked;
