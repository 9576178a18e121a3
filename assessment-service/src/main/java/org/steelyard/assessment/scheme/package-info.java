/** Scoring schemes: data that says what is measured and what it weighs. */
@NullMarked
package org.steelyard.assessment.scheme;

import org.jspecify.annotations.NullMarked;
