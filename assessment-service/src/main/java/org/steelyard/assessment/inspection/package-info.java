/** Inspections by the Four Ones and the Four Unifieds. */
@NullMarked
package org.steelyard.assessment.inspection;

import org.jspecify.annotations.NullMarked;
