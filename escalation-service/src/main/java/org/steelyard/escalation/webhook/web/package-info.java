/** Webhooks over HTTP. */
@NullMarked
package org.steelyard.escalation.webhook.web;

import org.jspecify.annotations.NullMarked;
