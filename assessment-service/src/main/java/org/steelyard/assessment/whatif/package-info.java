/** What a proposed scheme would do to scores, ranks and grades. */
@NullMarked
package org.steelyard.assessment.whatif;

import org.jspecify.annotations.NullMarked;
