/** Hears of referrals. */
@NullMarked
package org.steelyard.escalation.notification.kafka;

import org.jspecify.annotations.NullMarked;
