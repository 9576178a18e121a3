/** How long a step may take by law, as dated data, counted on the working calendar. */
@NullMarked
package org.steelyard.complaint.deadline;

import org.jspecify.annotations.NullMarked;
