/** Hears what was written in the ledgers. */
@NullMarked
package org.steelyard.complaint.chain.kafka;

import org.jspecify.annotations.NullMarked;
