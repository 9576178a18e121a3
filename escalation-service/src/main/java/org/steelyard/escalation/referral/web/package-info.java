/** Referrals over HTTP. */
@NullMarked
package org.steelyard.escalation.referral.web;

import org.jspecify.annotations.NullMarked;
