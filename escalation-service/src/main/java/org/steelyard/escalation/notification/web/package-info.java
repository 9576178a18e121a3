/** Notifications over HTTP, listed and streamed. */
@NullMarked
package org.steelyard.escalation.notification.web;

import org.jspecify.annotations.NullMarked;
