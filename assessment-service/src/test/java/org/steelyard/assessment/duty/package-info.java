/** What holds of the package of the same name. */
@NullMarked
package org.steelyard.assessment.duty;

import org.jspecify.annotations.NullMarked;
