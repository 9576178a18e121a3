/** Who is complained of by whom and when, to see when many complain of one. */
@NullMarked
package org.steelyard.escalation.respondent;

import org.jspecify.annotations.NullMarked;
