/** The proof that ledgers were not altered, tried on the real store. */
@NullMarked
package org.steelyard.complaint.chain;

import org.jspecify.annotations.NullMarked;
