/** What holds of the package of the same name. */
@NullMarked
package org.steelyard.assessment.integrity;

import org.jspecify.annotations.NullMarked;
