/** What holds of the package of the same name. */
@NullMarked
package org.steelyard.assessment.board;

import org.jspecify.annotations.NullMarked;
