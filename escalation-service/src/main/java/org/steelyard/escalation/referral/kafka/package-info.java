/** Hears of complaints. */
@NullMarked
package org.steelyard.escalation.referral.kafka;

import org.jspecify.annotations.NullMarked;
