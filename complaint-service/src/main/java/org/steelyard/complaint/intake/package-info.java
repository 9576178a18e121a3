/** Reads workbooks that came from anywhere, within bounds. */
@NullMarked
package org.steelyard.complaint.intake;

import org.jspecify.annotations.NullMarked;
