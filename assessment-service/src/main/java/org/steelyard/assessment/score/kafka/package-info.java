/** Scoring as a Kafka Streams topology. */
@NullMarked
package org.steelyard.assessment.score.kafka;

import org.jspecify.annotations.NullMarked;
