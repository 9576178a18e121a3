/** What this service keeps of the network: its units, and the offices a referral can go to. */
@NullMarked
package org.steelyard.escalation.network;

import org.jspecify.annotations.NullMarked;
