/** The unified forms as PDF and the ledgers as sheets, as they are handed out or filed. */
@NullMarked
package org.steelyard.complaint.document;

import org.jspecify.annotations.NullMarked;
