/** Tests of the assessment year. */
@NullMarked
package org.steelyard.assessment.year;

import org.jspecify.annotations.NullMarked;
