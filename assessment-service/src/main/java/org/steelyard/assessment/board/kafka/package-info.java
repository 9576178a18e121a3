/** What the departments' board hears. */
@NullMarked
package org.steelyard.assessment.board.kafka;

import org.jspecify.annotations.NullMarked;
