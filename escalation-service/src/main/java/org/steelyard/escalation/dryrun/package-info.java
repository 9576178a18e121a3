/** What rules that do not hold yet would have done. */
@NullMarked
package org.steelyard.escalation.dryrun;

import org.jspecify.annotations.NullMarked;
