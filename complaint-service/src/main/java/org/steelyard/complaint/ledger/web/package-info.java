/** The ledger over HTTP. */
@NullMarked
package org.steelyard.complaint.ledger.web;

import org.jspecify.annotations.NullMarked;
