/** Scores: what is known of a unit, and the pure function that turns it into an explained score. */
@NullMarked
package org.steelyard.assessment.score;

import org.jspecify.annotations.NullMarked;
