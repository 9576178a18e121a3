/** Calls receivers. */
@NullMarked
package org.steelyard.escalation.webhook.http;

import org.jspecify.annotations.NullMarked;
