/** What offices and units are told, kept in order and streamed. */
@NullMarked
package org.steelyard.escalation.notification;

import org.jspecify.annotations.NullMarked;
