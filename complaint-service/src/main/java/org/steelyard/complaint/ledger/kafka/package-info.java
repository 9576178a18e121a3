/** Hears what becomes of complaints that were referred to an office. */
@NullMarked
package org.steelyard.complaint.ledger.kafka;

import org.jspecify.annotations.NullMarked;
