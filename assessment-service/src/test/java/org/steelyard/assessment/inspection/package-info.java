/** What inspections promise. */
@NullMarked
package org.steelyard.assessment.inspection;

import org.jspecify.annotations.NullMarked;
