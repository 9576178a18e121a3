/** How the departments themselves did their part of the year. */
@NullMarked
package org.steelyard.assessment.board;

import org.jspecify.annotations.NullMarked;
