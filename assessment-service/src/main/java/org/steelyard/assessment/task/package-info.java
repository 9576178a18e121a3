/** What units are asked to do, and questions between departments. */
@NullMarked
package org.steelyard.assessment.task;

import org.jspecify.annotations.NullMarked;
