@NullMarked
package org.steelyard.assessment.scheme;

import org.jspecify.annotations.NullMarked;
