/** Pushes what recipients are told to addresses of theirs: signed, in order, at least once. */
@NullMarked
package org.steelyard.escalation.webhook;

import org.jspecify.annotations.NullMarked;
