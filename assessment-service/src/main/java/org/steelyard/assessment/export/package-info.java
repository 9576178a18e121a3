/** The year as files for the governance office. */
@NullMarked
package org.steelyard.assessment.export;

import org.jspecify.annotations.NullMarked;
