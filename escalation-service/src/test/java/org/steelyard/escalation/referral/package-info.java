@NullMarked
package org.steelyard.escalation.referral;

import org.jspecify.annotations.NullMarked;
