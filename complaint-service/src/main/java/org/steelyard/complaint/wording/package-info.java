/** How codes are called in Chinese on paper and in sheets. */
@NullMarked
package org.steelyard.complaint.wording;

import org.jspecify.annotations.NullMarked;
