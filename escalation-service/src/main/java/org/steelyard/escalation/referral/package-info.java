/** A complaint's way to an office and back. */
@NullMarked
package org.steelyard.escalation.referral;

import org.jspecify.annotations.NullMarked;
