/** Workbooks from anywhere. */
@NullMarked
package org.steelyard.complaint.intake;

import org.jspecify.annotations.NullMarked;
