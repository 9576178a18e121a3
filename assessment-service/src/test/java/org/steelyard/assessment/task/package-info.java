/** What holds of the package of the same name. */
@NullMarked
package org.steelyard.assessment.task;

import org.jspecify.annotations.NullMarked;
