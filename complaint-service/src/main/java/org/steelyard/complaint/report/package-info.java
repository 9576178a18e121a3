/** Violation reports: what people tell of suspected infringements, with the teller kept secret. */
@NullMarked
package org.steelyard.complaint.report;

import org.jspecify.annotations.NullMarked;
