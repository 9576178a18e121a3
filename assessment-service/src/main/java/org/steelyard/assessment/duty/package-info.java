/** What units do beside their ledger, each record with its evidence. */
@NullMarked
package org.steelyard.assessment.duty;

import org.jspecify.annotations.NullMarked;
