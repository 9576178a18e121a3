/** The legal limits as a table. */
@NullMarked
package org.steelyard.complaint.deadline;

import org.jspecify.annotations.NullMarked;
