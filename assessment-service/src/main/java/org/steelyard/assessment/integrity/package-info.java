/** Patterns that ask a person to look, and what came of it; nothing here changes a score. */
@NullMarked
package org.steelyard.assessment.integrity;

import org.jspecify.annotations.NullMarked;
