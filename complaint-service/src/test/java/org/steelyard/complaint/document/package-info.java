/** Papers and sheets, read back the way their readers would. */
@NullMarked
package org.steelyard.complaint.document;

import org.jspecify.annotations.NullMarked;
