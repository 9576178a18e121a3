@NullMarked
package org.steelyard.assessment.score;

import org.jspecify.annotations.NullMarked;
