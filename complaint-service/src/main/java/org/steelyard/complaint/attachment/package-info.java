/** Photos of goods, receipts and papers that belong to a case: kept apart from it, sealed, and never replaced. */
@NullMarked
package org.steelyard.complaint.attachment;

import org.jspecify.annotations.NullMarked;
