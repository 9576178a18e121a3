/** Referrals: rules, the offices' inbox, and what everyone is told at once. */
@NullMarked
package org.steelyard.escalation;

import org.jspecify.annotations.NullMarked;
