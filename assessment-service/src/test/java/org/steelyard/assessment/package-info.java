/** The assessment service as its neighbours see it. */
@NullMarked
package org.steelyard.assessment;

import org.jspecify.annotations.NullMarked;
