/** The assessment year of a county: freeze, reviews, vetoes, notice, appeals, approval and what follows from it. */
@NullMarked
package org.steelyard.assessment.year;

import org.jspecify.annotations.NullMarked;
