/** The words for codes. */
@NullMarked
package org.steelyard.complaint.wording;

import org.jspecify.annotations.NullMarked;
